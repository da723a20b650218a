/** `roundup check`: every mistake in the newsletter's files, all at once. */
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';

/** When this cannot be read, nothing else is. */
const CONFIG_FILE = 'newsletter.config.ts';

export const registerCheck: Register = (program, start) => {
  program
    .command('check')
    .summary('find every mistake in issues, links, extras and the config')
    .description(
      'Reads newsletter.config.ts, issues/ and links/, renders the mails that have still to go out, and reports every mistake at once, each with its place and remedy, and every issue that is not as it was mailed. Exits with 65 when there is an error, with 78 when it is in the config; warnings are allowed.',
    )
    .argument('[files...]', 'only these files, such as issues/2023-10.md')
    .addHelpText('after', example('roundup check issues/2023-10.md'))
    .action((files: string[], _options: unknown, command: Command) =>
      start(command, async ({ root, reporter, composition }) => {
        const { checkContent } = await import('../../workflows/check.ts');
        const { contentPaths } = await import('../content-paths.ts');
        const ports = {
          content: await composition.content(),
          clock: await composition.clock(),
          ledger: await composition.mailed(),
          repository: async () => (await composition.doctorTools(undefined)).repository(),
        };
        const only = files.length === 0 ? undefined : await contentPaths(root, files);
        const report = await checkContent(ports, only);
        reporter.diagnostics(report.diagnostics);
        if (report.notCompared !== undefined) {
          reporter.say(`warning Nothing was compared with what was sent: ${report.notCompared}`);
        }
        const { errors, warnings } = report;
        reporter.answer(summary(errors, warnings), report);
        if (errors === 0) return exitCodes.ok;
        const isConfig = report.diagnostics.every((found) => found.file === CONFIG_FILE);
        return isConfig ? exitCodes.configuration : exitCodes.content;
      }),
    );
};

function summary(errors: number, warnings: number): string {
  return errors + warnings === 0
    ? 'No mistakes found.'
    : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}
