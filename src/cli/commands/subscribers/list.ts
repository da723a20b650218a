/** `roundup subscribers list`: who gets the newsletter, one a line. */
import { Option, type Command } from 'commander';
import {
  subscriberStates,
  type Subscriber,
  type SubscriberState,
} from '../../../core/audience/subscriber.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { pourLines } from '../../pour-lines.ts';
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
          const list = listSubscribers({ subscribers: store.subscribers }, options);
          await pourLines(reporter, list.subscribers, reporter.json ? asJson : asText);
          if (reporter.json) return exitCodes.ok;
          const figures = Object.entries(await list.counts()).filter(([, number]) => number > 0);
          reporter.say(
            figures.map(([state, number]) => `${number} ${state}`).join(', ') ||
              'No subscribers yet.',
          );
          return exitCodes.ok;
        }),
    );
}

function asText({ address, state, tier, name = '' }: Subscriber): string {
  return [address.spelling, state, tier, name].join('\t').trimEnd();
}

function asJson({ address, state, tier, name, tags }: Subscriber): string {
  return JSON.stringify({ address: address.spelling, state, tier, name, tags });
}
