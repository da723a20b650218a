/** `roundup subscribers show`: all that is stored about one person. */
import type { Command } from 'commander';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';
import { describeRecord } from '../../record-report.ts';

export function registerShow(subscribers: Command, start: Start): void {
  subscribers
    .command('show')
    .summary('show all that is stored about one person')
    .description(
      'Shows state, tags, consent, suppression, grants and deliveries: the answer to somebody who asks what you know of them.',
    )
    .argument('<address>', 'an e-mail address')
    .addHelpText('after', example('roundup subscribers show ada@example.com'))
    .action((address: string, _options: unknown, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { showSubscriber } = await import('../../../workflows/show-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const shown = await showSubscriber({ records: store.records }, { address });
        const { record } = shown;
        if (record === undefined) {
          reporter.answer('Nothing is stored under this address.', { record: null });
          return exitCodes.failure;
        }
        reporter.answer(describeRecord(shown.address, record), { record });
        return exitCodes.ok;
      }),
    );
}
