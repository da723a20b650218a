/** A file of events: recorded once however often it is imported, and however it ends. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventFiles } from '../../src/adapters/event-files/event-files.ts';
import { importEvents } from '../../src/workflows/import-events.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';
import { NOW, SECONDS, settings } from '../fakes/sendgrid-events.ts';
import { sentIssue, type SentIssue } from '../fakes/sent-issue.ts';
import { stillClock } from '../fakes/still-clock.ts';

const sampleOf = ({ event }: SentIssue) => [
  event('processed', 1),
  event('delivered', 1),
  event('open', 1),
  event('click', 1, { url: 'https://a.example/' }),
  event('bounce', 2, { type: 'bounce' }),
  event('spamreport', 3),
  event('received', 3),
];

function importText({ store: { events } }: SentIssue, text: string, signal?: AbortSignal) {
  const path = join(scratchFolder(), 'events.json');
  writeFileSync(path, text);
  const ports = { events, files: eventFiles, clock: stillClock(NOW.toISOString()) };
  const request = { ...settings, path, source: 'events.json' };
  return importEvents(ports, signal === undefined ? request : { ...request, signal });
}

const clean = { foreign: 0, tooOld: 0, other: 1, broken: 0, problems: [] };

test.each([
  ['an array', JSON.stringify],
  ['lines', (sample: readonly object[]) => sample.map((one) => JSON.stringify(one)).join('\n')],
])('%s, imported twice, is recorded once', async (_name, write) => {
  const sent = await sentIssue();
  const text = write(sampleOf(sent));
  expect(await importText(sent, text)).toEqual({
    ...clean,
    total: 7,
    fresh: 6,
    known: 0,
    ended: { bounced: 1, complained: 1, unsubscribed: 0 },
  });
  const before = [await sent.states(), await sent.stats()];
  expect(await importText(sent, text)).toEqual({
    ...clean,
    total: 7,
    fresh: 0,
    known: 6,
    ended: { bounced: 0, complained: 0, unsubscribed: 0 },
  });
  expect([await sent.states(), await sent.stats()]).toEqual(before);
});

test('broken events are named by their lines, and the others recorded', async () => {
  const sent = await sentIssue();
  const lines = sampleOf(sent).map((event) => JSON.stringify(event));
  lines.splice(1, 0, '{"email":"secret@example.com"', '{"email":"secret@example.com"}');
  const report = await importText(sent, lines.join('\n'));
  expect(report).toMatchObject({ total: 9, fresh: 6, broken: 2 });
  expect(report.problems).toEqual([
    {
      id: 'event-not-json',
      line: 2,
      reason: 'What stands here is no JSON object.',
      remedy: 'Write one event a line, or all of them as one JSON array.',
    },
    {
      id: 'event-field-missing',
      line: 3,
      reason: 'The field "event" is missing or unreadable.',
      remedy: 'Export the events again as the provider sends them to a webhook.',
    },
  ]);
});

test('an import that is interrupted is finished by another', async () => {
  const sent = await sentIssue();
  const many = Array.from({ length: 5_300 }, (_, index) =>
    sent.event('open', 1 + (index % 3), { timestamp: SECONDS + index }),
  );
  const text = many.map((event) => JSON.stringify(event)).join('\n');
  const first = await importText(sent, text, AbortSignal.abort());
  expect(first.total).toBe(1);
  const rest = await importText(sent, text);
  expect(first.fresh + rest.fresh + rest.known).toBe(1 + many.length);
  expect((await importText(sent, text)).fresh).toBe(0);
});
