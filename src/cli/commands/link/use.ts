/** `roundup link use`: puts links into the reading list of an issue. */
import { type Command, Option } from 'commander';
import { oneLine } from '../../../core/link/clean-text.ts';
import { example, type Start } from '../../command.ts';
import { issueNames } from '../../describe-link.ts';
import { exitCodes } from '../../exit-codes.ts';

interface UseOptions {
  readonly in: string;
  readonly first?: true;
  readonly after?: string;
}

export function registerUse(link: Command, start: Start): void {
  link
    .command('use')
    .summary('put links into an issue')
    .description(
      'Puts links at the end of an issue’s reading list, and leaves the rest of its file as it is. Their status becomes used.',
    )
    .argument('<link...>', 'a part of its name, its eight digits, or its address')
    .requiredOption('--in <issue>', 'the issue, such as 2023-11')
    .addOption(new Option('--first', 'at the beginning of the list').conflicts('after'))
    .option('--after <link>', 'behind this link of the list')
    .addHelpText('after', example('roundup link use 9f2c11ab --in 2023-11'))
    .action((parts: readonly string[], options: UseOptions, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { useLinks } = await import('../../../workflows/use-links.ts');
        const { path, used } = await useLinks(
          { links: await composition.links(), files: await composition.files() },
          {
            parts,
            issueId: options.in,
            where:
              options.first === true
                ? 'first'
                : options.after === undefined
                  ? undefined
                  : { after: options.after },
          },
        );
        for (const { id, repeats } of used) {
          if (repeats.length === 0) continue;
          const when = repeats.map(({ date, title }) => `${date}, “${oneLine(title, 80)}”`);
          reporter.say(`warning ${id} is a repeat of ${issueNames(repeats)} (${when.join('; ')}).`);
        }
        reporter.answer(
          `${path}\n${used.map(({ id, title }) => `  ${id}  ${oneLine(title, 100)}`).join('\n')}`,
          {
            path,
            used: used.map(({ id, repeats }) => ({
              id,
              repeatedIn: repeats.map(({ issueId }) => issueId),
            })),
          },
        );
        return exitCodes.ok;
      }),
    );
}
