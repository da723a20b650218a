/** `roundup subscribers add`: one person, whose consent the author vouches for. */
import type { Command } from 'commander';
import type { AddOutcome } from '../../../core/audience/consent.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerAdd(subscribers: Command, start: Start): void {
  subscribers
    .command('add')
    .summary('add one person, whose consent you vouch for')
    .description('Adds one address. Somebody who left before is not brought back.')
    .argument('<address>', 'an e-mail address')
    .option('--name <name>', 'how to call them')
    .addHelpText('after', example('roundup subscribers add ada@example.com --name "Ada Osei"'))
    .action((address: string, options: { name?: string }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { addSubscriber } = await import('../../../workflows/add-subscriber.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = { subscribers: store.subscribers, clock: await composition.clock() };
        const outcome = await addSubscriber(ports, { address, name: options.name });
        reporter.answer(addSentences[outcome], { outcome });
        return outcome === 'added' || outcome === 'unchanged' ? exitCodes.ok : exitCodes.failure;
      }),
    );
}

const addSentences: Readonly<Record<AddOutcome, string>> = {
  added: 'Added.',
  unchanged: 'Known already; nothing changed.',
  suppressed: 'Not added: this person left or was removed.',
  'not-active': 'Not added: this person has not confirmed yet, or gets no mail.',
};
