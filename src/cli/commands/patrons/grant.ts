/** `roundup patrons grant`: a tier by the author's own hand. */
import type { Command } from 'commander';
import { endOfDay } from '../../end-of-day.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerGrant(patrons: Command, start: Start): void {
  patrons
    .command('grant')
    .summary('grant a tier by hand')
    .description(
      'Grants a tier to an address, whatever the sources say; no sync or import takes it back. Granting again replaces tier and end.',
    )
    .argument('<address>', 'an e-mail address')
    .argument('<tier>', 'the id of a tier of the config')
    .option('--until <day>', 'the last day of it, such as 2026-12-31')
    .addHelpText(
      'after',
      example(
        'roundup patrons grant ada@example.com supporter',
        'roundup patrons grant ada@example.com supporter --until 2026-12-31',
      ),
    )
    .action((address: string, tier: string, flags: { until?: string }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { grantByHand } = await import('../../../workflows/grant-by-hand.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const until =
          flags.until === undefined ? undefined : endOfDay(flags.until, config.timeZone);
        const outcome = await grantByHand(
          { patrons: store.patrons, clock: await composition.clock() },
          { address, tier, tiers: config.tiers, until },
        );
        const sentences = {
          came: 'Granted.',
          changed: 'Granted; the grant of before is replaced.',
          unchanged: 'Was granted before; nothing changed.',
          went: 'Nothing is granted.',
          nothing: 'Nothing is granted.',
        };
        reporter.answer(sentences[outcome], { outcome, tier, until: until ?? null });
        return exitCodes.ok;
      }),
    );
}
