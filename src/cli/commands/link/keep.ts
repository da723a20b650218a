/** `roundup link keep`: make links ready for an issue. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { reportStatus } from '../../report-status.ts';

export function registerKeep(link: Command, start: Start): void {
  link
    .command('keep')
    .summary('make links ready for an issue')
    .description(
      'Makes links ready: the next issue takes them. It also takes back what was set aside.',
    )
    .argument('<link...>', 'a part of its name, its eight digits, or its address')
    .addHelpText('after', example('roundup link keep 9f2c11ab'))
    .action((parts: readonly string[], _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { setLinkStatus } = await import('../../../workflows/set-link-status.ts');
        const links = await composition.links();
        reportStatus(reporter, 'ready', await setLinkStatus(links, { parts, status: 'ready' }));
        return exitCodes.ok;
      }),
    );
}
