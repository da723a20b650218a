/** `roundup link skip`: set links aside. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { reportStatus } from '../../report-status.ts';

export function registerSkip(link: Command, start: Start): void {
  link
    .command('skip')
    .summary('set links aside')
    .description(
      'Sets links aside: they stay in links/, and no issue takes them. `roundup link keep` takes them back.',
    )
    .argument('<link...>', 'a part of its name, its eight digits, or its address')
    .addHelpText('after', example('roundup link skip 9f2c11ab'))
    .action((parts: readonly string[], _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { setLinkStatus } = await import('../../../workflows/set-link-status.ts');
        const links = await composition.links();
        reportStatus(reporter, 'skipped', await setLinkStatus(links, { parts, status: 'skipped' }));
        return exitCodes.ok;
      }),
    );
}
