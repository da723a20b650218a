/** `roundup new`: begins an issue. */
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig } from '../read-config.ts';

export const registerNew: Register = (program, start) => {
  program
    .command('new')
    .summary('begin an issue')
    .description(
      'Writes issues/<month>.md as a draft to fill in. An issue that exists is left alone.',
    )
    .argument('<month>', 'year and month, such as 2023-11')
    .addHelpText('after', example('roundup new 2023-11'))
    .action((id: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { newIssue } = await import('../../workflows/new-issue.ts');
        const content = await composition.content();
        const config = await readConfig(content, reporter);
        const path = await newIssue(await composition.files(), { id, config });
        reporter.answer(`Wrote ${path}. Look at it with: roundup dev`, { path });
        return exitCodes.ok;
      }),
    );
};
