import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvTables } from '../../src/adapters/csv/csv-table.ts';
import { csvText } from '../fakes/csv-text.ts';
import type { SubscriberStore } from '../../src/ports.ts';
import {
  importSubscribers,
  type ImportSubscribersReport,
} from '../../src/workflows/import-subscribers.ts';
import { removeSubscriber } from '../../src/workflows/remove-subscriber.ts';
import { collect } from '../fakes/collect.ts';
import { scratchFolder, scratchStore } from '../fakes/scratch-store.ts';
import { stillClock } from '../fakes/still-clock.ts';

const fixtures = new URL('../fixtures/subscribers/', import.meta.url).pathname;
const clock = stillClock();

async function importFile(
  subscribers: SubscriberStore,
  path: string,
  skipInvalid = false,
): Promise<ImportSubscribersReport> {
  const ports = { tables: csvTables(), subscribers, clock };
  return importSubscribers(ports, { path, source: 'readers.csv', skipInvalid });
}

async function importText(subscribers: SubscriberStore, text: string, skipInvalid = false) {
  const path = join(scratchFolder(), 'readers.csv');
  writeFileSync(path, text);
  return importFile(subscribers, path, skipInvalid);
}

async function addresses(subscribers: SubscriberStore): Promise<string[]> {
  const all = await collect(subscribers.list({}));
  return all.map((subscriber) => subscriber.address.key).toSorted();
}

const nothing = {
  added: 0,
  unchanged: 0,
  suppressed: 0,
  notActive: 0,
  notSubscribed: 0,
  invalid: 0,
  duplicates: 0,
};

describe('exports of other systems', () => {
  test.each([
    ['beehiiv-subscribers.csv', { added: 1, notSubscribed: 1 }],
    ['buttondown-subscribers.csv', { added: 1, notSubscribed: 1 }],
    ['edge-bom-semicolon.csv', { added: 1 }],
    ['edge-localised-header.csv', { added: 1 }],
    ['ghost-members.csv', { added: 2, notSubscribed: 1 }],
    ['kit-subscribers.UNVERIFIED.csv', { added: 1, notSubscribed: 1 }],
    ['listmonk-export.csv', { added: 1 }],
    ['mailchimp-cleaned.csv', { notSubscribed: 1 }],
    ['mailchimp-subscribed.csv', { added: 1 }],
    ['mailchimp-unsubscribed.csv', { notSubscribed: 1 }],
    ['substack-dashboard-2024.csv', { added: 1 }],
    ['substack-email_list.csv', { added: 2, notSubscribed: 1 }],
  ])('%s', async (file, counts) => {
    const { subscribers } = scratchStore();
    expect(await importFile(subscribers, `${fixtures}${file}`)).toEqual({
      imported: true,
      counts: { ...nothing, ...counts },
      problems: [],
    });
  });

  test('names and tags come along', async () => {
    const { subscribers } = scratchStore();
    await importFile(subscribers, `${fixtures}mailchimp-subscribed.csv`);
    expect(await subscribers.findByAddress('ada.osei@example.com')).toMatchObject({
      name: 'Ada Osei',
      tags: ['VIP', 'beta'],
      state: 'active',
    });
  });
});

describe('broken rows', () => {
  const file = `${fixtures}edge-dupes-bad.csv`;

  test('stop the import, all named by their lines and none repeated', async () => {
    const { subscribers } = scratchStore();
    const report = await importFile(subscribers, file);
    expect(report).toEqual({
      imported: false,
      counts: { ...nothing, invalid: 2, duplicates: 1 },
      problems: [
        {
          id: 'row-address-malformed',
          line: 4,
          column: 'email',
          reason: 'The address is not of the form name@domain.',
          remedy: 'Correct the address, or delete the row.',
        },
        {
          id: 'row-quote',
          line: 5,
          reason: 'A double quote in this row is not closed, or stands where none may.',
          remedy: 'Close the quote, or write a quote inside a quoted cell twice ("").',
        },
      ],
    });
    expect(await addresses(subscribers)).toEqual([]);
  });

  test('are left out when that is asked for', async () => {
    const { subscribers } = scratchStore();
    const report = await importFile(subscribers, file, true);
    expect(report).toMatchObject({
      imported: true,
      counts: { ...nothing, added: 1, invalid: 2, duplicates: 1 },
    });
    expect(await addresses(subscribers)).toEqual(['ada.osei@example.com']);
  });

  test('no column of addresses', async () => {
    const { subscribers } = scratchStore();
    await expect(importText(subscribers, 'name\nAda\n')).rejects.toMatchObject({
      id: 'table-without-email',
      kind: 'content',
    });
  });
});

test('importing twice changes nothing', async () => {
  const { subscribers } = scratchStore();
  await importFile(subscribers, `${fixtures}ghost-members.csv`);
  const before = await collect(subscribers.list({}));
  const report = await importFile(subscribers, `${fixtures}ghost-members.csv`);
  expect(report.counts).toEqual({ ...nothing, unchanged: 2, notSubscribed: 1 });
  expect(await collect(subscribers.list({}))).toEqual(before);
});

test('nobody who left or was removed comes back, in whatever spelling', async () => {
  const { subscribers } = scratchStore();
  await importText(subscribers, 'email\nada@example.com\nbo@example.com\n');
  await removeSubscriber({ subscribers, clock }, { address: 'Ada@Example.com' });
  const report = await importText(subscribers, 'email\nADA@example.COM\nbo@example.com\n');
  expect(report.counts).toEqual({ ...nothing, suppressed: 1, unchanged: 1 });
  expect(await subscribers.countByState()).toMatchObject({ active: 1, unsubscribed: 1 });
});

test('somebody who has not confirmed is not made active', async () => {
  const { subscribers } = scratchStore();
  const address = { spelling: 'ada@example.com', key: 'ada@example.com' };
  const consent = { at: clock.now(), action: 'subscribed', source: 'form' } as const;
  await subscribers.add([{ address, name: undefined, tags: [] }], consent, 'pending');
  const report = await importText(subscribers, 'email\nada@example.com\n');
  expect(report.counts).toEqual({ ...nothing, notActive: 1 });
});

test.each([
  'email,status\nada@example.com,active\nADA@example.com,unsubscribed\n',
  'email,status\nada@example.com,unsubscribed\nADA@example.com,active\n',
])('one row that says “no mail” outweighs the others of the same person', async (text) => {
  const { subscribers } = scratchStore();
  const report = await importText(subscribers, text);
  expect(report.counts).toEqual({ ...nothing, notSubscribed: 1, duplicates: 1 });
  expect(await addresses(subscribers)).toEqual([]);
});

test('every row is counted once, and no problem repeats a cell', async () => {
  const row = fc.tuple(fc.constantFrom('good', 'left', 'bad', 'cut'), fc.nat({ max: 5 }));
  const { subscribers } = scratchStore();
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.boolean(), async (rows, skipInvalid) => {
      const lines = rows.map(([mark, no]) => {
        if (mark === 'bad') return `person${no} at example.com,active`;
        if (mark === 'cut') return `person${no}@example.com`;
        return `person${no}@example.com,${mark === 'good' ? 'active' : 'unsubscribed'}`;
      });
      const text = ['email,status', ...lines, ''].join('\n');
      const before = await addresses(subscribers);
      const report = await importSubscribers(
        {
          tables: { open: (path) => csvText(text, path) },
          subscribers,
          clock,
        },
        { path: 'readers.csv', source: 'readers.csv', skipInvalid },
      );
      const after = await addresses(subscribers);
      const total = Object.values(report.counts).reduce((sum, count) => sum + count, 0);
      expect(report.imported).toBe(skipInvalid || report.counts.invalid === 0);
      if (report.imported) expect(total).toBe(rows.length);
      expect(after.length - before.length).toBe(report.counts.added);
      const refused = rows.filter(([mark]) => mark === 'left').map(([, no]) => `person${no}@`);
      const joined = after.filter((key) => !before.includes(key));
      expect(joined.filter((key) => refused.some((start) => key.startsWith(start)))).toEqual([]);
      expect(JSON.stringify(report.problems)).not.toMatch(/person\d/);
    }),
  );
});
