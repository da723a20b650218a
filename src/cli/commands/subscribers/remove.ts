/** `roundup subscribers remove`: ends one subscription for good. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerRemove(subscribers: Command, start: Start): void {
  subscribers
    .command('remove')
    .summary('remove one person for good')
    .description('Ends a subscription; no import brings the address back.')
    .argument('<address>', 'an e-mail address')
    .addHelpText('after', example('roundup subscribers remove ada@example.com'))
    .action((address: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { removeSubscriber } = await import('../../../workflows/remove-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = { subscribers: store.subscribers, clock: await composition.clock() };
        const outcome = await removeSubscriber(ports, { address });
        const sentences = {
          ended: 'Removed.',
          already: 'Had left before; nothing changed.',
          unknown: 'No subscriber has this address.',
        };
        reporter.answer(sentences[outcome], { outcome });
        return outcome === 'unknown' ? exitCodes.failure : exitCodes.ok;
      }),
    );
}
