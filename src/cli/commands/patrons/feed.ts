/** `roundup patrons feed`: whether a patron has a private feed, and an end to its address. */
import type { Command } from 'commander';
import { briefTime } from '../../../core/delivery/local-time.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';

export function registerFeed(patrons: Command, start: Start): void {
  patrons
    .command('feed')
    .summary('look at a patron’s private feed, or end its address')
    .description(
      'Says when the private feed of a patron was made, and whether it is open. Its address is shown to the patron alone, on the page where they log in. With --rotate the address of before opens nothing more, and the new one is there.',
    )
    .argument('<address>', 'an e-mail address')
    .option('--rotate', 'end the address that the feed has', false)
    .addHelpText('after', example('roundup patrons feed ada@example.com --rotate'))
    .action((address: string, flags: { readonly rotate: boolean }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const { feedOfPatron } = await import('../../../workflows/feed-by-hand.ts');
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ports = { ...store, clock: await composition.clock() };
        const feed = await feedOfPatron(ports, { address, rotate: flags.rotate });
        reporter.answer(feed === undefined ? 'No private feed has been made.' : sentenceOf(feed), {
          state: feed === undefined ? 'none' : feed.closedAt === undefined ? 'open' : 'closed',
          madeAt: feed?.madeAt,
          closedAt: feed?.closedAt,
          rotated: flags.rotate,
        });
        return exitCodes.ok;

        function sentenceOf(shown: NonNullable<typeof feed>): string {
          const since = (time: Date): string => briefTime(time, config.timeZone);
          if (flags.rotate) {
            return 'The address of before opens nothing more. The patron finds the new one on their page, /patron.';
          }
          return shown.closedAt === undefined
            ? `A private feed, made on ${since(shown.madeAt)}.`
            : `A private feed, closed on ${since(shown.closedAt)} because it was fetched from too many networks.`;
        }
      }),
    );
}
