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
    .summary("import a file of SendGrid's events")
    .description(
      "Reads the events that SendGrid's webhook posts, one a line or as one JSON array. Bounces, complaints and unsubscriptions end subscriptions at once; the rest is counted. Importing twice changes nothing. A broken event is named, and the others are recorded.",
    )
    .argument('<file>', 'a JSON file in UTF-8')
    .addHelpText('after', example('roundup events import events.json'))
    .action((file: string, _options: unknown, command: Command) =>
      start(command, (context) => importFile(context, file)),
    );
};

async function importFile(context: CommandContext, file: string): Promise<number> {
  const { reporter, composition, signal } = context;
  keepHeapSmall();
  const { importEvents } = await import('../../workflows/import-events.ts');
  const config = await readConfig(await composition.content(), reporter);
  await using store = await composition.store(config);
  const report = await importEvents(
    {
      events: store.events,
      files: await composition.eventFiles(),
      clock: await composition.clock(),
    },
    {
      path: resolve(file),
      source: basename(file),
      utm: config.utm,
      serverUrl: serverUrl(config),
      people: config.tracking.people,
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
  const { total, fresh, known, foreign, tooOld, other, broken } = report;
  return [
    `${count(total, 'event')}: ${fresh} new, ${known} known, ${foreign} of other mails, ${tooOld} too old to count, ${other} of other kinds, ${broken} broken`,
    `Ended: ${ended.bounced} bounced, ${ended.complained} complained, ${ended.unsubscribed} unsubscribed`,
  ].join('\n');
}
