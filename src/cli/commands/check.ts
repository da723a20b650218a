/** `roundup check`: every mistake in the newsletter's files, all at once. */
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const registerCheck: Register = (program, start) => {
  program
    .command('check')
    .summary('find every mistake in issues, links, extras and the config')
    .description(
      'Reads newsletter.config.ts, issues/ and links/ and reports every mistake at once, each with its place and remedy. Exits with 65 when there is an error; warnings are allowed.',
    )
    .argument('[files...]', 'only these files, such as issues/2023-10.md')
    .addHelpText('after', example('roundup check issues/2023-10.md'))
    .action((files: string[], _options: unknown, command: Command) =>
      start(command, async ({ root, reporter, composition }) => {
        const { checkContent } = await import('../../workflows/check.ts');
        const { contentPaths } = await import('../content-paths.ts');
        const content = await composition.content();
        const only = files.length === 0 ? undefined : await contentPaths(root, files);
        const report = await checkContent(content, only);
        reporter.diagnostics(report.diagnostics);
        const { errors, warnings } = report;
        reporter.answer(summary(errors, warnings), report);
        return errors === 0 ? exitCodes.ok : exitCodes.content;
      }),
    );
};

function summary(errors: number, warnings: number): string {
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  return errors + warnings === 0
    ? 'No mistakes found.'
    : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}
