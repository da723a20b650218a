/** `roundup link show`: one link in full. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { linkCard, linkData } from '../../describe-link.ts';
import { exitCodes } from '../../exit-codes.ts';

export function registerShow(link: Command, start: Start): void {
  link
    .command('show')
    .summary('show one link in full')
    .description('Shows what is known of a link, its comment, and the issues that show it.')
    .argument('<link>', 'a part of its name, its eight digits, or its address')
    .addHelpText('after', example('roundup link show 9f2c11ab'))
    .action((part: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { readLinks } = await import('../../../workflows/read-links.ts');
        const { findLink } = await import('../../../core/link/find-link.ts');
        const { standingOf } = await import('../../../core/link/link-standing.ts');
        const { records, uses } = await readLinks(await composition.links());
        const standing = standingOf(findLink(records, part), uses);
        reporter.answer(linkCard(standing), linkData(standing));
        return exitCodes.ok;
      }),
    );
}
