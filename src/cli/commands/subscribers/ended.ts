/** `roundup subscribers ended`: the newest bounces and complaints. */
import type { Command } from 'commander';
import type { AudienceEnd } from '../../../core/audience/audience-end.ts';
import { example, type Start } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { readConfig } from '../../read-config.ts';
import { wholeNumberTo } from '../../whole-number.ts';

const MOST = 10_000;

export function registerEnded(subscribers: Command, start: Start): void {
  subscribers
    .command('ended')
    .summary('the newest bounces and complaints')
    .description(
      'Lists whose subscription ended because a mail bounced or was called spam, the newest first: when, which of the two, the issue, and the address.',
    )
    .option('--limit <count>', 'at most so many', wholeNumberTo(MOST), 20)
    .addHelpText('after', example('roundup subscribers ended --limit 50'))
    .action(({ limit }: { limit: number }, command: Command) =>
      start(command, async ({ reporter, composition }) => {
        const config = await readConfig(await composition.content(), reporter);
        await using store = await composition.store(config);
        const ends = await store.audience.newestEnds(limit);
        for (const end of ends) reporter.answer(asText(end), end);
        if (ends.length === 0)
          reporter.say('Nobody’s mail has bounced, and nobody has complained.');
        return exitCodes.ok;
      }),
    );
}

function asText({ at, reason, issueId = '', address = '(erased)' }: AudienceEnd): string {
  return [at.toISOString(), reason, issueId, address].join('\t');
}
