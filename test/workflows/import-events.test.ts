/** A file of events: recorded once however often it is imported, and however it ends. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventFiles } from '../../src/adapters/event-files/event-files.ts';
import { importEvents } from '../../src/workflows/import-events.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';
import { postmarkEvent } from '../fakes/postmark-events.ts';
import { resendEvent } from '../fakes/resend-events.ts';
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

interface How {
  readonly name?: string;
  readonly trustFrom?: boolean;
  readonly signal?: AbortSignal;
  readonly now?: Date;
}

function importText({ store }: SentIssue, text: string, how: How = {}) {
  const { name = 'events.json', trustFrom = false, signal, now = NOW } = how;
  const path = join(scratchFolder(), name);
  writeFileSync(path, text);
  const { events, subscribers, settings: people, tokens } = store;
  const ports = {
    events,
    subscribers,
    settings: people,
    tokens,
    files: eventFiles,
    clock: stillClock(now.toISOString()),
  };
  const request = { ...settings, path, source: name, trustFrom };
  return importEvents(ports, signal === undefined ? request : { ...request, signal });
}

const clean = { foreign: 0, tooOld: 0, other: 1, untrusted: 0, broken: 0, problems: [] };

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
  const first = await importText(sent, text, { signal: AbortSignal.abort() });
  expect(first.total).toBe(1);
  const rest = await importText(sent, text);
  expect(first.fresh + rest.fresh + rest.known).toBe(1 + many.length);
  expect((await importText(sent, text)).fresh).toBe(0);
});

test('events of all providers may stand in one file', async () => {
  const sent = await sentIssue();
  const lines = [
    sent.event('delivered', 1),
    postmarkEvent('SpamComplaint', sent.ids(2), { Email: 'reader2@example.com' }),
    resendEvent('email.bounced', sent.ids(3), { to: ['reader3@example.com'] }),
    postmarkEvent('Click', sent.ids(1), { OriginalLink: 'nowhere' }),
  ].map((event) => JSON.stringify(event));
  expect(await importText(sent, lines.join('\n'))).toMatchObject({ total: 4, fresh: 3, broken: 1 });
  expect(await sent.states()).toEqual(['active', 'complained', 'bounced']);
});

const DAY = 24 * 60 * 60 * 1000;
/** The day before NOW, unless said otherwise. */
function mail(subject: string, from: string, at = new Date(NOW.getTime() - DAY)): string {
  return `From x ${at.toUTCString().slice(0, 3)} Nov  2 08:30:00 2023
Received: by mx.hull.example; ${at.toUTCString()}
From: ${from}
Subject: ${subject}

`;
}

test('mails that ask to leave are heard: by their token, and without one not before they are trusted', async () => {
  const sent = await sentIssue();
  const text = [
    mail(`unsubscribe ${sent.token(1)}`, 'Somebody Else <stranger@example.com>'),
    mail('=?utf-8?B?UmU6IFVuc3Vic2NyaWJl?=', 'Reader2@example.com'),
    mail(`unsubscribe ${sent.token(3).replace(/^./, 'x')}`, 'nobody@example.com'),
    mail('A letter to the editor', 'reader3@example.com'),
  ].join('');
  const how = { name: 'leave.mbox' };
  const nobody = { bounced: 0, complained: 0, unsubscribed: 0 };
  expect(await importText(sent, text, how)).toEqual({
    ...clean,
    total: 4,
    fresh: 1,
    known: 0,
    untrusted: 2,
    ended: { ...nobody, unsubscribed: 1 },
  });
  expect(await sent.states()).toEqual(['unsubscribed', 'active', 'active']);
  expect(await importText(sent, text, { ...how, trustFrom: true })).toEqual({
    ...clean,
    total: 4,
    fresh: 1,
    known: 2,
    ended: { ...nobody, unsubscribed: 1 },
  });
  expect(await sent.states()).toEqual(['unsubscribed', 'unsubscribed', 'active']);
  const again = await importText(sent, text, { ...how, trustFrom: true });
  expect(again).toMatchObject({ fresh: 0, known: 3, ended: nobody });
  const key = 'reader1@example.com';
  const record = await sent.store.records.find({ spelling: key, key });
  expect(record?.consents.at(-1)).toMatchObject({ action: 'unsubscribed', source: 'mailto' });
});

test('a mail from before a confirmation ends nothing, however late it is imported', async () => {
  const sent = await sentIssue();
  const key = 'late@example.com';
  const { subscribers, tokens } = sent.store;
  const address = { spelling: key, key };
  const asked = {
    at: new Date(NOW.getTime() - 3 * DAY),
    action: 'subscribed',
    source: 'form',
  } as const;
  await subscribers.add([{ address, name: undefined, tags: [] }], asked, 'pending');
  const id = (await subscribers.findByAddress(key))?.id ?? '';
  await subscribers.confirm(
    id,
    {
      at: new Date(NOW.getTime() - DAY),
      action: 'confirmed',
      source: 'page',
    },
    asked.at,
  );
  const leaves = (at: Date) =>
    importText(sent, mail(`unsubscribe ${tokens.issue(id)}`, key, at), { name: 'leave.mbox' });
  expect(await leaves(new Date(NOW.getTime() - 2 * DAY))).toMatchObject({ fresh: 0, known: 1 });
  expect((await subscribers.findByAddress(key))?.state).toBe('active');
  // What is dated ahead came now.
  expect(await leaves(new Date(NOW.getTime() + 9 * DAY))).toMatchObject({ fresh: 1 });
  const record = await sent.store.records.find(address);
  expect(record?.consents.at(-1)).toMatchObject({ action: 'unsubscribed', at: NOW });
});

test('who was erased has nothing left to end', async () => {
  const sent = await sentIssue();
  const key = 'reader1@example.com';
  const consent = { at: NOW, action: 'erased', source: 'cli' } as const;
  await sent.store.records.erase({ spelling: key, key }, consent);
  const text = mail(`unsubscribe ${sent.token(1)}`, key);
  const report = await importText(sent, text, { name: 'leave.eml' });
  expect(report).toMatchObject({ total: 1, fresh: 0, known: 1 });
});
