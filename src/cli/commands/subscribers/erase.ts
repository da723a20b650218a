/** `roundup subscribers erase`: takes all that is known of one person out of the store. */
import type { Command } from 'commander';
import { example, type CommandContext, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerErase(subscribers: Command, start: Start): void {
  subscribers
    .command('erase')
    .summary('erase what is stored about one person')
    .description(
      'Deletes address, name, tags, open confirmations and grants. What remains leads to nobody: a keyed hash that keeps every import from bringing the address back, consent events and deliveries under a number. Copies that you made, such as exports and backups, are yours to clear.',
    )
    .argument('<address>', 'an e-mail address')
    .option('--confirm <address>', 'the same address again, to erase unattended')
    .addHelpText(
      'after',
      example('roundup subscribers erase ada@example.com --confirm ada@example.com'),
    )
    .action((address: string, flags: { confirm?: string }, command: Command) =>
      start(command, async (context) => {
        const { reporter, composition } = context;
        const { eraseSubscriber } = await import('../../../workflows/erase-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const confirm = flags.confirm ?? (() => askAddress(context, address));
        const ports = { records: store.records, clock: await composition.clock() };
        const outcome = await eraseSubscriber(ports, { address, confirm });
        const sentences = {
          erased: 'Erased. Look through your exports, backups and .roundup/outbox/ as well.',
          unknown: 'Nothing is stored under this address.',
        };
        reporter.answer(sentences[outcome], { outcome });
        return outcome === 'unknown' ? exitCodes.failure : exitCodes.ok;
      }),
    );
}

async function askAddress(
  { reporter, composition }: CommandContext,
  address: string,
): Promise<string | undefined> {
  const { askToType } = await import('../../ask.ts');
  const words = {
    message: 'Type the address again to erase all that is stored about it, or press Ctrl-C',
    otherwise: 'To erase it, type the same address; Ctrl-C erases nothing.',
  };
  const isUnattended = reporter.json || composition.environment.isUnattended;
  return askToType(address.trim(), words, { isUnattended });
}
