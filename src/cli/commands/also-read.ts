/** `roundup also-read`: the links that found no place, at the end of an issue. */
import type { Command } from 'commander';
import { MOST_READING } from '../../core/issue/schema.ts';
import { oneLine } from '../../core/link/clean-text.ts';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { count } from '../plural.ts';
import { wholeNumberTo } from '../whole-number.ts';

export const registerAlsoRead: Register = (program, start) => {
  program
    .command('also-read')
    .summary('list the rest of the links at the end of an issue')
    .description(
      'Puts the ready links that no issue shows into the short list at the end of an issue: title, author and site alone. Run again, it adds what became ready since.',
    )
    .argument('<issue>', 'the issue, such as 2023-11')
    .option('--page', 'on a page of its own, to which the issue leads')
    .option('--max <count>', 'at most so many; the newest are taken', wholeNumberTo(MOST_READING))
    .addHelpText('after', example('roundup also-read 2023-11', 'roundup also-read 2023-11 --page'))
    .action((issueId: string, options: { page?: true; max?: number }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { alsoRead } = await import('../../workflows/also-read.ts');
        const { path, added, left } = await alsoRead(
          { files: await composition.files(), links: await composition.links() },
          { issueId, onPage: options.page === true, most: options.max ?? MOST_READING },
        );
        if (left > 0) reporter.say(`${count(left, 'ready link')} more would be there.`);
        const lines = added.map(({ id, title }) => `\n  ${id}  ${oneLine(title, 100)}`);
        const said =
          added.length === 0
            ? 'its last links have a page of their own'
            : `${count(added.length, 'link')} added${lines.join('')}`;
        reporter.answer(`${path}: ${said}`, {
          path,
          added: added.map(({ id }) => id),
          left,
        });
        return exitCodes.ok;
      }),
    );
};
