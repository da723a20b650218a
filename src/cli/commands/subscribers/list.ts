/** `roundup subscribers list`: who gets the newsletter, one a line. */
import { Option, type Command } from 'commander';
import { subscriberStates, type SubscriberState } from '../../../core/audience/subscriber.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';
import { wholeNumber } from '../../whole-number.ts';

export function registerList(subscribers: Command, start: Start): void {
  subscribers
    .command('list')
    .summary('list subscribers')
    .description('Lists addresses, one a line; with --json one object a line.')
    .addOption(new Option('--state <state>', 'only these').choices(subscriberStates))
    .option('--tag <tag>', 'only those with this tag')
    .option('--limit <count>', 'at most so many', wholeNumber)
    .addHelpText('after', example('roundup subscribers list --state active --limit 20'))
    .action(
      (options: { state?: SubscriberState; tag?: string; limit?: number }, command: Command) =>
        start(command, async ({ reporter, composition }) => {
          const { listSubscribers } = await import('../../../workflows/list-subscribers.ts');
          const config = await readConfig(await composition.content(), reporter);
          await using store = await composition.store(config);
          const list = await listSubscribers({ subscribers: store.subscribers }, options);
          for await (const subscriber of list.subscribers) {
            const { address, state, tier, name, tags } = subscriber;
            const text = [address.spelling, state, tier, name ?? ''].join('\t').trimEnd();
            reporter.answer(text, { address: address.spelling, state, tier, name, tags });
          }
          const figures = Object.entries(list.counts).filter(([, number]) => number > 0);
          reporter.say(
            figures.map(([state, number]) => `${number} ${state}`).join(', ') ||
              'No subscribers yet.',
          );
          return exitCodes.ok;
        }),
    );
}
