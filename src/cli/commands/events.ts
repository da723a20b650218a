/** `roundup events`: what the provider told of mails that it took. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { serverUrl } from '../../core/delivery/message-facts.ts';
import type { ImportEventsReport } from '../../workflows/import-events.ts';
import { type CommandContext, example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { keepHeapSmall } from '../keep-heap-small.ts';
import { count } from '../plural.ts';
import { readConfig } from '../read-config.ts';
import { reportRows } from '../report-rows.ts';

export const registerEvents: Register = (program, start) => {
  const events = program.command('events').summary('import what the provider told of mails');
  events
    .description('What became of mails that the provider accepted; stats shows the numbers.')
    .addHelpText('after', example('roundup events import events.json'));
  events
    .command('import')
    .summary('import a file of events, or mails that ask to leave')
    .description(
      'Reads the events that the webhooks of SendGrid, Postmark and Resend post, one a line or as one JSON array. Bounces, complaints and unsubscriptions end subscriptions at once; the rest is counted. A broken event is named, and the others are recorded. Of mails (.eml, mbox, or a Maildir folder) those that ask to leave by the token in their subject end a subscription. Importing twice changes nothing.',
    )
    .argument('<file>', 'a JSON file in UTF-8, mails, or a folder of mails')
    .option(
      '--trust-from',
      'let mails without a token leave in the name of their sender, which anybody can forge',
    )
    .addHelpText(
      'after',
      example('roundup events import events.json', 'roundup events import leave.mbox'),
    )
    .action((file: string, { trustFrom = false }: { trustFrom?: boolean }, command: Command) =>
      start(command, (context) => importFile(context, file, trustFrom)),
    );
};

async function importFile(
  context: CommandContext,
  file: string,
  trustFrom: boolean,
): Promise<number> {
  const { reporter, composition, signal } = context;
  keepHeapSmall();
  const { importEvents } = await import('../../workflows/import-events.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const report = await importEvents(
    {
      events: store.events,
      subscribers: store.subscribers,
      settings: store.settings,
      tokens: store.tokens,
      files: await composition.eventFiles(),
      clock: await composition.clock(),
    },
    {
      path: resolve(file),
      source: basename(file),
      utm: config.utm,
      serverUrl: serverUrl(config),
      people: config.tracking.people,
      trustFrom,
      onProgress: (events) => reporter.progress(count(events, 'event')),
      signal,
    },
  );
  reporter.endProgress();
  reportRows(reporter, basename(file), report.problems);
  reporter.answer(describe(report), report);
  if (signal.aborted) return exitCodes.interrupted;
  return report.broken === 0 ? exitCodes.ok : exitCodes.content;
}

function describe({ ended, ...report }: ImportEventsReport): string {
  const { total, fresh, known, foreign, tooOld, other, untrusted, broken } = report;
  return [
    `${count(total, 'event')}: ${fresh} new, ${known} known, ${foreign} of other mails, ${tooOld} too old to count, ${other} of other kinds, ${broken} broken`,
    `Ended: ${ended.bounced} bounced, ${ended.complained} complained, ${ended.unsubscribed} unsubscribed`,
    ...(untrusted === 0
      ? []
      : [
          `${count(untrusted, 'mail')} without a token to leave by: a sender can be forged. Look at them, then import again with --trust-from.`,
        ]),
  ].join('\n');
}
