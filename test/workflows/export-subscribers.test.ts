import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { privateFiles } from '../../src/adapters/files/private-files.ts';
import { parseAddress } from '../../src/core/audience/address.ts';
import type { NewSubscriber } from '../../src/core/audience/consent.ts';
import { parseTags } from '../../src/core/audience/tag.ts';
import { commitImport } from '../../src/workflows/commit-import.ts';
import {
  exportSubscribers,
  exportToFile,
  type ExportRequest,
} from '../../src/workflows/export-subscribers.ts';
import { prepareImport } from '../../src/workflows/prepare-import.ts';
import { collect } from '../fakes/collect.ts';
import { csvText } from '../fakes/csv-text.ts';
import { memoryPeople, type People } from '../fakes/memory-subscribers.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';
import { stillClock } from '../fakes/still-clock.ts';

const clock = stillClock();
const imported = { at: clock.now(), action: 'imported', source: 'readers.csv' } as const;
const leaves = { at: clock.now(), action: 'unsubscribed', source: 'page' } as const;

function subscriber(spelling: string, name?: string, tags: readonly string[] = []): NewSubscriber {
  const address = parseAddress(spelling);
  if (typeof address === 'string') throw new Error(address);
  return { address, name, tags };
}

async function textOf(people: People, request: ExportRequest): Promise<string> {
  return (await collect(exportSubscribers(people, request, () => {}))).join('');
}

async function three(): Promise<People> {
  const people = memoryPeople();
  const rows = [
    {
      ...subscriber('Ada@Example.com', 'Osei, "Ada"', ['VIP', 'beta']),
      pausedUntil: new Date('2024-02-29T12:00:00Z'),
    },
    subscriber('=bo@example.com', '=HYPERLINK("x")', ['=x']),
  ];
  await people.subscribers.add(rows, imported, 'active');
  await people.subscribers.add([subscriber('cy@example.com')], imported, 'pending');
  return people;
}

test('CSV', async () => {
  expect(await textOf(await three(), { format: 'csv' })).toBe(
    [
      'address,name,state,tags,tier,created_at,paused_until',
      'Ada@Example.com,"Osei, ""Ada""",active,"VIP;beta",public,2023-11-02T08:00:00.000Z,2024-02-29T12:00:00.000Z',
      `'=bo@example.com,"'=HYPERLINK(""x"")",active,'=x,public,2023-11-02T08:00:00.000Z,`,
      'cy@example.com,,pending,,public,2023-11-02T08:00:00.000Z,',
      '',
    ].join('\n'),
  );
});

test('JSON, a value a line, with nothing escaped', async () => {
  const lines = (await textOf(await three(), { format: 'json' })).trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    expect.objectContaining({
      address: 'Ada@Example.com',
      tags: ['VIP', 'beta'],
      tier: 'public',
      pausedUntil: '2024-02-29T12:00:00.000Z',
    }),
    expect.objectContaining({ address: '=bo@example.com', name: '=HYPERLINK("x")' }),
    expect.objectContaining({ state: 'pending', createdAt: '2023-11-02T08:00:00.000Z' }),
  ]);
});

test('only some, and nobody is a header alone', async () => {
  const people = await three();
  expect(await textOf(people, { format: 'csv', tag: 'VIP' })).toContain('Ada@');
  expect(await textOf(people, { format: 'csv', tag: 'VIP' })).not.toContain('bo@');
  expect(await textOf(people, { format: 'csv', state: 'pending' })).not.toContain('Ada@');
  const nobody = { state: 'bounced', format: 'csv' } as const;
  expect(await textOf(people, nobody)).toBe(
    'address,name,state,tags,tier,created_at,paused_until\n',
  );
  expect(await textOf(people, { ...nobody, format: 'json' })).toBe('');
});

async function importInto(people: People, text: string): Promise<void> {
  const tables = { open: (path: string) => csvText(text, path) };
  const ports = { tables, records: people.records, clock };
  const request = { path: 'x.csv', fileName: 'x.csv', map: {}, skipInvalid: false };
  await using prepared = await prepareImport(ports, request);
  expect(prepared.problems).toEqual([]);
  await commitImport(ports, prepared, async (size) => size);
}

/** Who gets mail and who never will, as far as an export tells it. */
async function whoIn(people: People, keys: readonly string[]) {
  const records = await Promise.all(keys.map((key) => people.records.find({ key, spelling: key })));
  return records.map((record) => {
    const { address, name, tags, state, pausedUntil } = record?.subscriber ?? {};
    const isActive = state === 'active';
    return {
      ...(isActive ? { address, name, tags, pausedUntil } : {}),
      left: record?.suppression?.reason,
    };
  });
}

const sign = fc.constantFrom('=', '+', '-', "'", '＝', '"', ',', ';', 'é', 'a', '0', ' ', '.', '@');
const nasty = fc.oneof(
  fc.array(sign, { maxLength: 8 }).map((all) => all.join('')),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const newcomer = fc
  .tuple(nasty, nasty, nasty, fc.constantFrom('stays', 'pauses', 'leaves', 'complains', 'waits'))
  .map(([local, name, tags, fate]) => ({ local, name: name.trim().normalize('NFC'), tags, fate }));

test('what is exported is imported again: the same people get mail, and the same get none', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(newcomer, { maxLength: 6 }), async (newcomers) => {
      const people = memoryPeople();
      const keys: string[] = [];
      for (const { local, name, tags, fate } of newcomers) {
        const address = parseAddress(`${local}@example.com`);
        if (typeof address === 'string' || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) continue;
        const row = { address, name: name === '' ? undefined : name, tags: parseTags(tags) ?? [] };
        await people.subscribers.add([row], imported, fate === 'waits' ? 'pending' : 'active');
        const { id = '' } = (await people.subscribers.findByAddress(address.key)) ?? {};
        if (fate === 'pauses')
          await people.settings.pause(id, new Date('2030-01-31T23:59:59.999Z'));
        if (fate === 'leaves') await people.subscribers.end(id, 'unsubscribed', leaves);
        if (fate === 'complains') await people.subscribers.end(id, 'complained', leaves);
        keys.push(address.key);
        seen += 1;
      }
      const copy = memoryPeople();
      await importInto(copy, await textOf(people, { format: 'csv' }));
      expect(await whoIn(copy, keys)).toEqual(await whoIn(people, keys));
    }),
    { numRuns: 500 },
  );
  expect(seen).toBeGreaterThan(100);
});

test('an interrupted export ends', async () => {
  const people = memoryPeople();
  const crowd = Array.from({ length: 2000 }, (_, no) => subscriber(`reader${no}@example.com`));
  await people.subscribers.add(crowd, imported, 'active');
  const interrupt = new AbortController();
  interrupt.abort(new Error('Ctrl-C'));
  const request = { format: 'csv', signal: interrupt.signal } as const;
  await expect(textOf(people, request)).rejects.toThrow('Ctrl-C');
});

describe('into a file', () => {
  test('it is private and whole, and what is there already stays', async () => {
    const people = await three();
    const path = join(scratchFolder(), 'people.csv');
    const ports = { ...people, files: privateFiles };
    expect(await exportToFile(ports, { format: 'csv', path })).toEqual({ count: 3 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(await textOf(people, { format: 'csv' }));
    writeFileSync(path, 'mine');
    await expect(exportToFile(ports, { format: 'csv', path })).rejects.toMatchObject({
      id: 'export-exists',
      kind: 'usage',
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('a store that fails on the way leaves nothing', async () => {
    const folder = scratchFolder();
    const failing = async function* () {
      yield 'half';
      throw new Error('gone');
    };
    await expect(privateFiles.create(join(folder, 'people.csv'), failing())).rejects.toThrow(
      'gone',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
