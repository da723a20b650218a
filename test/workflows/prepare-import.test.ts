import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importSize, noImportCounts } from '../../src/core/audience/import-outcome.ts';
import { commitImport, type ImportConfirmation } from '../../src/workflows/commit-import.ts';
import { prepareImport, type ImportRequest } from '../../src/workflows/prepare-import.ts';
import { collect } from '../fakes/collect.ts';
import { csvText } from '../fakes/csv-text.ts';
import { memoryPeople, type People } from '../fakes/memory-subscribers.ts';
import { stillClock } from '../fakes/still-clock.ts';

const fixtures = new URL('../fixtures/subscribers/', import.meta.url).pathname;
const clock = stillClock();

function portsFor(people: People, text: string | Buffer) {
  const tables = { open: (path: string) => csvText(text, path) };
  return { tables, records: people.records, clock };
}

async function importText(
  people: People,
  text: string | Buffer,
  options: Partial<ImportRequest> & { readonly confirm?: ImportConfirmation } = {},
) {
  const ports = portsFor(people, text);
  await using prepared = await prepareImport(ports, {
    path: 'readers.csv',
    fileName: 'readers.csv',
    map: {},
    skipInvalid: false,
    ...options,
  });
  const end = await commitImport(ports, prepared, options.confirm ?? (async (size) => size));
  return { end, counts: prepared.counts, invalid: prepared.invalid, problems: prepared.problems };
}

async function addresses(people: People): Promise<string[]> {
  const all = await collect(people.subscribers.list({}));
  return all.map((subscriber) => subscriber.address.key).toSorted();
}

const fixture = (file: string): Buffer => readFileSync(`${fixtures}${file}`);

test.each([
  ['beehiiv-subscribers.csv', { added: 1, left: 1 }],
  ['buttondown-subscribers.csv', { added: 1, left: 1, tagged: 1 }],
  ['edge-bom-semicolon.csv', { added: 1 }],
  ['ghost-members.csv', { added: 2, left: 1, tagged: 1 }],
  ['mailchimp-cleaned.csv', { left: 1 }],
  ['mailchimp-subscribed.csv', { added: 1, tagged: 1 }],
  ['substack-email_list.csv', { added: 2, left: 1 }],
])('%s', async (file, counts) => {
  const people = memoryPeople();
  expect(await importText(people, fixture(file))).toEqual({
    end: 'imported',
    counts: { ...noImportCounts, ...counts },
    invalid: 0,
    problems: [],
  });
  const again = await importText(people, fixture(file));
  expect(again.end).toBe('nothing-to-do');
  expect(importSize(again.counts)).toBe(0);
});

test('nothing is written before the count is confirmed, nor when another is', async () => {
  const people = memoryPeople();
  const asked: number[] = [];
  const confirms: ImportConfirmation[] = [
    2,
    4,
    async (size) => {
      asked.push(size);
      return undefined;
    },
  ];
  for (const confirm of confirms) {
    await expect(
      importText(people, fixture('ghost-members.csv'), { confirm }),
    ).rejects.toMatchObject({
      id: 'import-not-confirmed',
      kind: 'not-confirmed',
      remedy: expect.stringContaining('--confirm=3'),
    });
  }
  expect(asked).toEqual([3]);
  expect(await addresses(people)).toEqual([]);
});

test('an interrupted import leaves nothing', async () => {
  const people = memoryPeople();
  const interrupt = new AbortController();
  interrupt.abort(new Error('Ctrl-C'));
  const { signal } = interrupt;
  const work = importText(people, fixture('ghost-members.csv'), { signal });
  await expect(work).rejects.toThrow('Ctrl-C');
  expect(await addresses(people)).toEqual([]);
});

test('who came meanwhile stops it', async () => {
  const people = memoryPeople();
  const zoe = { spelling: 'zoe@example.com', key: 'zoe@example.com' };
  const confirm = async (size: number): Promise<number> => {
    const consent = { at: clock.now(), action: 'subscribed', source: 'form' } as const;
    await people.subscribers.add([{ address: zoe, name: undefined, tags: [] }], consent, 'pending');
    return size;
  };
  const work = importText(people, fixture('ghost-members.csv'), { confirm });
  await expect(work).rejects.toMatchObject({ id: 'import-overtaken', kind: 'failure' });
  expect(await addresses(people)).toEqual(['zoe@example.com']);
});

describe('broken rows', () => {
  const file = fixture('edge-dupes-bad.csv');

  test('stop the import, all named by their lines and none repeated', async () => {
    const people = memoryPeople();
    const report = await importText(people, file);
    expect(report).toEqual({
      end: 'broken',
      counts: { ...noImportCounts, added: 1, duplicates: 1 },
      invalid: 2,
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
    expect(await addresses(people)).toEqual([]);
  });

  test('are left out when that is asked for', async () => {
    const people = memoryPeople();
    const report = await importText(people, file, { skipInvalid: true });
    expect(report).toMatchObject({ end: 'imported', counts: { added: 1, duplicates: 1 } });
    expect(await addresses(people)).toEqual(['ada.osei@example.com']);
  });

  test('however many there are, some are kept and all are counted', async () => {
    const rows = Array.from({ length: 3000 }, () => 'nobody');
    const report = await importText(memoryPeople(), ['email', ...rows].join('\n'));
    expect(report).toMatchObject({ end: 'broken', invalid: 3000 });
    expect(report.problems).toHaveLength(1000);
  });
});

describe('columns that are not sure', () => {
  const kit = fixture('kit-subscribers.UNVERIFIED.csv');

  test('stop the import, unless they are said or somebody answers', async () => {
    const people = memoryPeople();
    await expect(importText(people, kit)).rejects.toMatchObject({ id: 'table-unsure' });
    const giveUp = async () => undefined;
    await expect(importText(people, kit, { askColumns: giveUp })).rejects.toMatchObject({
      id: 'table-unsure',
    });
    const asked: unknown[] = [];
    const askColumns: ImportRequest['askColumns'] = async ({ doubt, guess }, header) => {
      asked.push(doubt, header);
      return guess;
    };
    const report = await importText(people, kit, { askColumns });
    expect(asked).toEqual(['unverified', expect.arrayContaining(['first_name'])]);
    expect(report).toMatchObject({ end: 'imported', counts: { added: 1, left: 1 } });
    const map = { email: 'email' };
    expect(await importText(people, kit, { map })).toMatchObject({ end: 'nothing-to-do' });
  });

  test('a table without addresses is none', async () => {
    await expect(importText(memoryPeople(), 'name\nAda\n')).rejects.toMatchObject({
      id: 'table-without-email',
      kind: 'content',
    });
  });
});

test('every row is counted once, no problem repeats a cell, and who left does not come in', async () => {
  const row = fc.tuple(fc.constantFrom('good', 'left', 'wait', 'bad', 'cut'), fc.nat({ max: 5 }));
  const words = { good: 'active', left: 'unsubscribed', wait: 'pending' };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.boolean(), async (rows, skipInvalid) => {
      const people = memoryPeople();
      const lines = rows.map(([mark, no]) => {
        if (mark === 'bad') return `person${no} at example.com,active`;
        if (mark === 'cut') return `person${no}@example.com`;
        return `person${no}@example.com,${words[mark]}`;
      });
      const report = await importText(people, ['email,status', ...lines, ''].join('\n'), {
        skipInvalid,
      });
      const { tagged, ended, ...counts } = report.counts;
      const total = Object.values(counts).reduce((sum, count) => sum + count, report.invalid);
      expect({ total, tagged, ended }).toEqual({ total: rows.length, tagged: 0, ended: 0 });
      expect(report.end === 'broken').toBe(!skipInvalid && report.invalid > 0);
      const after = await addresses(people);
      expect(after).toHaveLength(report.end === 'imported' ? counts.added : 0);
      const refused = rows.filter(([mark]) => mark === 'left' || mark === 'wait');
      const came = after.filter((key) => refused.some(([, no]) => key.startsWith(`person${no}@`)));
      expect(came).toEqual([]);
      expect(JSON.stringify(report.problems)).not.toMatch(/person\d/);
    }),
  );
});
