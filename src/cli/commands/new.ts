/** `roundup new`: begins an issue. */
import type { Command } from 'commander';
import { MOST_READING } from '../../core/issue/schema.ts';
import { oneLine } from '../../core/link/clean-text.ts';
import { example, type Register } from '../command.ts';
import { issueNames } from '../describe-link.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { readConfig } from '../read-config.ts';
import { wholeNumberTo } from '../whole-number.ts';

export const registerNew: Register = (program, start) => {
  program
    .command('new')
    .summary('begin an issue')
    .description(
      'Writes issues/<month>.md as a draft to fill in: the ready links by subject, headings, date and number after the last issue. An issue that exists is left alone.',
    )
    .argument('<month>', 'year and month, such as 2023-11; or the day, 2023-11-14')
    .option(
      '--max <count>',
      'at most so many links; the newest are taken',
      wholeNumberTo(MOST_READING),
    )
    .option('--empty', 'without links, and without anything of the last issue')
    .addHelpText('after', example('roundup new 2023-11', 'roundup new 2023-11 --max 12'))
    .action((id: string, options: { max?: number; empty?: true }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { newIssue } = await import('../../workflows/new-issue.ts');
        const config = await readConfig(await composition.content(), reporter);
        const { path, date, number, listed, left, repeats } = await newIssue(
          { files: await composition.files(), links: await composition.links() },
          { id, config, isEmpty: options.empty === true, most: options.max ?? MOST_READING },
        );
        for (const { record, repeats: uses } of repeats) {
          reporter.say(
            `Left out: ${record.id} (${oneLine(record.fields.title, 80)}), whose page ${issueNames(uses)} shows. To repeat it: roundup link use ${record.id} --in ${id}`,
          );
        }
        if (left > 0) {
          reporter.say(
            `${count(left, 'ready link')} did not fit. For a list at the end: roundup also-read ${id}`,
          );
        }
        const links = listed === 0 ? '' : ` with ${count(listed, 'link')}`;
        reporter.answer(`Wrote ${path}${links}, for ${date}. Look at it with: roundup dev`, {
          path,
          date,
          number,
          links: listed,
          left,
          repeats: repeats.map(({ record }) => record.id),
        });
        return exitCodes.ok;
      }),
    );
};
