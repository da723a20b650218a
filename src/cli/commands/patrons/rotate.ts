/** `roundup patrons rotate`: a patron's personal link is made anew, and the one of before opens nothing more. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerRotate(patrons: Command, start: Start): void {
  patrons
    .command('rotate')
    .summary('make a patron’s personal link anew')
    .description(
      'For a link that got into wrong hands: it opens nothing that is published from the next build on. Keys that somebody has taken out of a ring stay known to them.',
    )
    .argument('<address>', 'an e-mail address')
    .addHelpText('after', example('roundup patrons rotate ada@example.com'))
    .action((address: string, _flags: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { rotateLink } = await import('../../../workflows/patron-by-hand.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const generation = await rotateLink(store.patrons, { address });
        reporter.answer(
          `Rotated: personal link number ${generation}. Build the archive anew, so that the one of before is shut out.`,
          { outcome: 'rotated', generation },
        );
        return exitCodes.ok;
      }),
    );
}
