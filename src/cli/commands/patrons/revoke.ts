/** `roundup patrons revoke`: takes back what was granted by hand. */
import type { Command } from 'commander';
import { PUBLIC_TIER } from '../../../core/audience/tier.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerRevoke(patrons: Command, start: Start): void {
  patrons
    .command('revoke')
    .summary('take back a tier granted by hand')
    .description(
      'Takes back what `patrons grant` gave to an address. What a source grants goes on: end it there.',
    )
    .argument('<address>', 'an e-mail address')
    .addHelpText('after', example('roundup patrons revoke ada@example.com'))
    .action((address: string, _flags: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { revokeByHand } = await import('../../../workflows/grant-by-hand.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const { left, sources } = await revokeByHand(
          { patrons: store.patrons, clock: await composition.clock() },
          { address, tiers: config.tiers },
        );
        const rest =
          left === PUBLIC_TIER ? '' : ` They still have ${left} from ${sources.join(', ')}.`;
        reporter.answer(`Revoked.${rest}`, { outcome: 'revoked', tier: left, sources });
        return exitCodes.ok;
      }),
    );
}
