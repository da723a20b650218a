/** What importing, retagging and erasing must do on every engine, written against the ports alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import {
  importSize,
  noImportCounts,
  type ImportCounts,
} from '../../src/core/audience/import-outcome.ts';
import type { LeavingReason, StagedRow } from '../../src/core/audience/staged-row.ts';
import { collect } from '../fakes/collect.ts';
import { memoryPeople, type People } from '../fakes/memory-subscribers.ts';
import { address } from './store-steps.ts';

const at = new Date('2023-11-02T08:00:00Z');
const day = (number: number): Date => new Date(Date.UTC(2024, 0, number));
const event = (action: ConsentEvent['action'], when = at): ConsentEvent => ({
  at: when,
  action,
  source: 'readers.csv',
});
const events = { added: event('imported'), left: event('left') };

function person(spelling: string, tags: readonly string[] = [], name?: string): StagedRow {
  return { kind: 'subscriber', address: address(spelling), name, tags };
}

function left(spelling: string, reason: LeavingReason = 'unsubscribed', leftAt?: Date): StagedRow {
  return { kind: 'left', address: address(spelling), reason, leftAt };
}

function notSubscribed(spelling: string): StagedRow {
  return { kind: 'not-subscribed', address: address(spelling) };
}

async function importRows(people: People, rows: readonly StagedRow[]): Promise<ImportCounts> {
  await using staged = await people.records.beginImport();
  for (let from = 0; from < rows.length; from += 2) await staged.stage(rows.slice(from, from + 2));
  const counts = await staged.preview();
  expect(await staged.commit(counts, events)).toBe('committed');
  return counts;
}

/** Everything that an import can change. */
async function picture(people: People, keys: readonly string[]) {
  const records = await Promise.all(keys.map((key) => people.records.find(address(key))));
  return records.map((record) => ({
    state: record?.subscriber?.state,
    name: record?.subscriber?.name,
    tags: record?.subscriber?.tags,
    pausedUntil: record?.subscriber?.pausedUntil,
    // Not in the order of their times: a list may tell of what was before.
    actions: record?.consents.map(({ action }) => action).toSorted(),
    suppression: record?.suppression?.reason,
  }));
}

async function stateOf(people: People, spelling: string) {
  const record = await people.records.find(address(spelling));
  return { state: record?.subscriber?.state, suppression: record?.suppression?.reason };
}

/** On the eleventh. */
async function confirmedHere(people: People, spelling: string): Promise<void> {
  const newcomer = { address: address(spelling), name: undefined, tags: [] };
  await people.subscribers.add([newcomer], event('subscribed', day(11)), 'pending');
  const { id = '' } = (await people.subscribers.findByAddress(spelling)) ?? {};
  const confirmed = await people.subscribers.confirm(id, event('confirmed', day(11)), day(11));
  expect(confirmed).toBe('confirmed');
}

/**
 * `open` gives a fresh and empty store for each test, and for each of the `numRuns` of a random one:
 * where that takes long, a few must do.
 */
export function subscriberRules(
  engine: string,
  open: () => Promise<People>,
  numRuns: number,
): void {
  describe(`imports (${engine})`, () => {
    importRules(open);
  });
  describe(`random imports (${engine})`, () => {
    randomImportRules(open, numRuns);
  });
  describe(`one person (${engine})`, () => {
    recordRules(open);
  });
}

function importRules(open: () => Promise<People>): void {
  test('adds each person once, with name and tags, and says so before', async () => {
    const people = await open();
    const rows = [
      person('Ada@Example.com', ['beta', 'VIP'], 'Ada'),
      person('bo@example.com'),
      person('ADA@example.com', ['other'], 'Second'),
      notSubscribed('cy@example.com'),
    ];
    const counts = await importRows(people, rows);
    expect(counts).toEqual({
      ...noImportCounts,
      added: 2,
      notSubscribed: 1,
      duplicates: 1,
      tagged: 1,
    });
    expect(await people.subscribers.findByAddress('ada@example.com')).toMatchObject({
      address: { spelling: 'Ada@Example.com', key: 'ada@example.com' },
      name: 'Ada',
      state: 'active',
      tags: ['VIP', 'beta'],
      createdAt: at,
    });
    expect(await people.records.find(address('cy@example.com'))).toBeUndefined();
  });

  test('what is staged and not committed leaves nothing, and does not reach the next import', async () => {
    const people = await open();
    {
      await using staged = await people.records.beginImport();
      await staged.stage([person('ada@example.com'), left('bo@example.com')]);
      expect(await staged.preview()).toMatchObject({ added: 1, left: 1 });
    }
    expect(await collect(people.subscribers.list({}))).toEqual([]);
    expect(await people.records.find(address('bo@example.com'))).toBeUndefined();
    expect(await importRows(people, [])).toEqual(noImportCounts);
  });

  test('a commit that would do something else than was shown does nothing', async () => {
    const people = await open();
    await using staged = await people.records.beginImport();
    await staged.stage([person('ada@example.com'), person('bo@example.com')]);
    const counts = await staged.preview();
    const bo = { address: address('bo@example.com'), name: undefined, tags: [] };
    await people.subscribers.add([bo], event('subscribed'), 'pending');
    expect(await staged.commit(counts, events)).toBe('overtaken');
    expect(await collect(people.subscribers.list({}))).toHaveLength(1);
    const now = await staged.preview();
    expect(now).toMatchObject({ added: 1, notActive: 1 });
    expect(await staged.commit(now, events)).toBe('committed');
  });

  test('somebody pending is not made active, and is not sent away either', async () => {
    const people = await open();
    const ada = { address: address('ada@example.com'), name: undefined, tags: [] };
    await people.subscribers.add([ada], event('subscribed'), 'pending');
    expect(await importRows(people, [person('ada@example.com')])).toMatchObject({ notActive: 1 });
    expect(await importRows(people, [left('ada@example.com')])).toMatchObject({ stayed: 1 });
    expect(await stateOf(people, 'ada@example.com')).toEqual({ state: 'pending' });
  });

  test.each([
    ['unsubscribed', 'unsubscribed'],
    ['bounced', 'bounced'],
    ['complained', 'complained'],
  ] as const)('who was imported and has %s elsewhere is %s here', async (reason, state) => {
    const people = await open();
    await importRows(people, [person('ada@example.com')]);
    const counts = await importRows(people, [left('ada@example.com', reason)]);
    expect(counts).toEqual({ ...noImportCounts, left: 1, ended: 1 });
    const record = await people.records.find(address('ada@example.com'));
    expect(record).toMatchObject({ subscriber: { state }, suppression: { reason, at } });
    expect(record?.consents.map(({ action }) => action)).toEqual(['imported', 'left']);
    expect(await importRows(people, [person('ADA@example.com')])).toMatchObject({ suppressed: 1 });
    expect(await importRows(people, [left('ada@example.com', reason)])).toMatchObject({
      alreadyLeft: 1,
    });
  });

  test('who left and was never known here is suppressed without a row of their own', async () => {
    const people = await open();
    expect(await importRows(people, [left('ada@example.com')])).toEqual({
      ...noImportCounts,
      left: 1,
    });
    expect(await collect(people.subscribers.list({}))).toEqual([]);
    expect(await stateOf(people, 'ada@example.com')).toEqual({ suppression: 'unsubscribed' });
    expect(await importRows(people, [person('ada@example.com')])).toMatchObject({ suppressed: 1 });
  });

  test('a row that says no mail outweighs one that adds, whichever comes first', async () => {
    for (const heavier of [notSubscribed('ADA@example.com'), left('ada@example.com', 'bounced')]) {
      for (const rows of [
        [person('ada@example.com'), heavier],
        [heavier, person('ada@example.com')],
      ]) {
        const people = await open();
        expect(await importRows(people, rows)).toMatchObject({ added: 0, duplicates: 1 });
        expect(await people.subscribers.findByAddress('ada@example.com')).toBeUndefined();
      }
    }
  });

  test('of several times of leaving the latest counts, whichever row has it', async () => {
    const rows = [
      left('ada@example.com', 'complained', day(10)),
      left('ada@example.com', 'unsubscribed', day(12)),
      left('ada@example.com', 'bounced'),
    ];
    for (const order of [rows, rows.toReversed(), [...rows.slice(1), ...rows.slice(0, 1)]]) {
      const people = await open();
      await confirmedHere(people, 'ada@example.com');
      expect(await importRows(people, order)).toMatchObject({ left: 1, ended: 1, duplicates: 2 });
      expect(await stateOf(people, 'ada@example.com')).toMatchObject({ state: 'complained' });
    }
  });

  test('a complaint replaces every other end; nothing replaces a complaint', async () => {
    const people = await open();
    await importRows(people, [left('ada@example.com', 'bounced')]);
    expect(await importRows(people, [left('ada@example.com')])).toMatchObject({ alreadyLeft: 1 });
    expect(await importRows(people, [left('ada@example.com', 'complained')])).toMatchObject({
      left: 1,
      ended: 0,
    });
    expect(await importRows(people, [left('ada@example.com')])).toMatchObject({ alreadyLeft: 1 });
    expect(await stateOf(people, 'ada@example.com')).toEqual({ suppression: 'complained' });
  });

  test.each([
    ['before they confirmed here', day(10), 'stayed'],
    ['at a time that the file does not say', undefined, 'stayed'],
    ['after they confirmed here', day(12), 'left'],
  ] as const)('who confirmed here themselves and left elsewhere %s', async (_, leftAt, end) => {
    const people = await open();
    await confirmedHere(people, 'ada@example.com');
    const counts = await importRows(people, [left('ada@example.com', 'unsubscribed', leftAt)]);
    expect(counts[end]).toBe(1);
    expect(importSize(counts)).toBe(end === 'left' ? 1 : 0);
    const state = end === 'left' ? 'unsubscribed' : 'active';
    expect(await stateOf(people, 'ada@example.com')).toMatchObject({ state });
  });
}

const names = ['ada', 'bo', 'cy', 'di'];
const keys = names.map((name) => `${name}@example.com`);
const spelling = fc
  .tuple(fc.constantFrom(...names), fc.boolean())
  .map(([name, loud]) => (loud ? `${name.toUpperCase()}@Example.com` : `${name}@example.com`));
const reason = fc.constantFrom<LeavingReason>('unsubscribed', 'bounced', 'complained');
const time = fc.option(fc.integer({ min: 1, max: 20 }).map(day), { nil: undefined });
const row = fc.oneof(
  fc
    .tuple(spelling, fc.subarray(['VIP', 'beta']), fc.option(fc.constantFrom('A', 'B')), time)
    .map(([to, tags, name, pausedUntil]) => ({
      ...person(to, tags, name ?? undefined),
      pausedUntil,
    })),
  fc.tuple(spelling, reason, time).map(([to, why, when]) => left(to, why, when)),
  spelling.map(notSubscribed),
);
const list = fc.array(row, { maxLength: 12 });
/** What happened here before: people join by themselves, confirm, change, and leave. */
const past = fc.array(
  fc.tuple(
    fc.constantFrom(...keys),
    fc.oneof(
      fc.constantFrom('join', 'confirm', 'return', 'leave', 'complain', 'pause', 'erase'),
      // By a link of before everything, or of a moment ago.
      fc
        .tuple(fc.constantFrom('late-move', 'move'), fc.constantFrom(...names))
        .map(([deed, to]) => `${deed} ${to}`),
    ),
  ),
  { maxLength: 10 },
);

async function live(people: People, history: readonly (readonly [string, string])[]) {
  for (const [index, [key, deed]] of history.entries()) {
    const when = day(index + 5);
    const newcomer = { address: address(key), name: undefined, tags: [] };
    if (deed === 'join') {
      await people.subscribers.add([newcomer], event('subscribed', when), 'pending');
    }
    const known = await people.subscribers.findByAddress(key);
    if (known === undefined) continue;
    // By a link that was mailed before everything, or a moment ago.
    const asked = deed === 'return' || deed.startsWith('move') ? when : new Date(0);
    if (deed === 'confirm' || deed === 'return') {
      await people.subscribers.confirm(known.id, event('confirmed', when), asked);
    }
    if (deed === 'leave') {
      await people.subscribers.end(known.id, 'unsubscribed', event('unsubscribed', when));
    }
    if (deed === 'complain') {
      await people.subscribers.end(known.id, 'complained', event('unsubscribed', when));
    }
    if (deed === 'pause') await people.settings.pause(known.id, day(index + 100));
    if (deed === 'erase') await people.records.erase(known.address, event('erased', when));
    const [, to] = /move (\w+)$/.exec(deed) ?? [];
    if (to !== undefined) {
      const moved = event('moved', when);
      await people.settings.move(known.id, address(`${to}@example.com`), moved, asked);
    }
  }
}

function randomImportRules(open: () => Promise<People>, numRuns: number): void {
  const runs = { numRuns };

  test('what people and lists do leaves what the plainest of stores has', async () => {
    await fc.assert(
      fc.asyncProperty(past, list, past, async (history, rows, later) => {
        const [people, model] = [await open(), memoryPeople()];
        for (const each of [people, model]) {
          await live(each, history);
          await importRows(each, rows);
          await live(each, later);
        }
        expect(await picture(people, keys)).toEqual(await picture(model, keys));
      }),
      runs,
    );
  });

  test('importing twice changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(past, list, async (history, rows) => {
        const people = await open();
        await live(people, history);
        const first = await importRows(people, rows);
        const before = await picture(people, keys);
        const second = await importRows(people, rows);
        expect(importSize(second)).toBe(0);
        expect(second.unchanged).toBe(first.unchanged + first.added);
        expect(await picture(people, keys)).toEqual(before);
      }),
      runs,
    );
  });

  test('nobody suppressed comes back, nobody pending becomes active, nobody active is lost silently', async () => {
    await fc.assert(
      fc.asyncProperty(past, fc.array(list, { maxLength: 3 }), async (history, lists) => {
        const people = await open();
        await live(people, history);
        for (const rows of lists) {
          const before = await picture(people, keys);
          const counts = await importRows(people, rows);
          const after = await picture(people, keys);
          for (const [index, was] of before.entries()) {
            const is = after[index];
            if (was.suppression !== undefined) expect(is?.state).not.toBe('active');
            if (was.suppression !== undefined) expect(is?.suppression).toBeDefined();
            if (was.state === 'pending') expect(is?.state).toBe('pending');
            if (is?.state === 'active') expect(is.suppression).toBeUndefined();
          }
          const lost = before.filter(
            (was, index) => was.state === 'active' && after[index]?.state !== 'active',
          );
          expect(counts.ended).toBe(lost.length);
        }
      }),
      runs,
    );
  });

  test('the order of rows decides neither who gets mail nor any count', async () => {
    const both = list.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(past, both, async (history, [rows, shuffled]) => {
        const [one, other] = [await open(), await open()];
        await live(one, history);
        await live(other, history);
        const { tagged, ...counts } = await importRows(one, rows);
        expect(await importRows(other, shuffled)).toMatchObject(counts);
        expect(tagged).toBeLessThanOrEqual(counts.added);
        const who = async (people: People) =>
          (await picture(people, keys)).map(({ state, suppression }) => ({ state, suppression }));
        expect(await who(other)).toEqual(await who(one));
      }),
      runs,
    );
  });

  test('every row is counted once', async () => {
    await fc.assert(
      fc.asyncProperty(past, list, async (history, rows) => {
        const people = await open();
        await live(people, history);
        const { tagged, ended, ...counts } = await importRows(people, rows);
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(rows.length);
        expect(tagged).toBeLessThanOrEqual(counts.added);
        expect(ended).toBeLessThanOrEqual(counts.left);
      }),
      runs,
    );
  });
}

function recordRules(open: () => Promise<People>): void {
  test('tags come and go, and a list finds them', async () => {
    const people = await open();
    await importRows(people, [
      person('ada@example.com', ['VIP']),
      person('bo@example.com', ['VIP']),
    ]);
    const { id = '' } = (await people.subscribers.findByAddress('ada@example.com')) ?? {};
    const retag = (add: string[], remove: string[]) => people.records.retag(id, { add, remove });
    expect(await retag(['beta', 'new'], ['VIP', 'new'])).toBe('changed');
    expect(await retag(['beta'], ['VIP'])).toBe('unchanged');
    expect(await people.records.retag('nobody', { add: ['beta'], remove: [] })).toBe('unknown');
    const tagged = async (tag: string) =>
      (await collect(people.subscribers.list({ tag }))).map((one) => one.address.key);
    expect(await tagged('beta')).toEqual(['ada@example.com']);
    expect(await tagged('VIP')).toEqual(['bo@example.com']);
    expect(await tagged('new')).toEqual([]);
    expect(await collect(people.subscribers.list({ tag: 'beta', state: 'pending' }))).toEqual([]);
  });

  test('whoever is erased leaves a suppression and nothing that names them', async () => {
    const people = await open();
    await importRows(people, [person('Ada@example.com', ['VIP'], 'Ada')]);
    const erased = event('erased', day(3));
    expect(await people.records.erase(address('ada@example.com'), erased)).toBe('erased');
    expect(await people.subscribers.findByAddress('ada@example.com')).toBeUndefined();
    expect(await collect(people.subscribers.list({}))).toEqual([]);
    const record = await people.records.find(address('ada@example.com'));
    expect(record).toMatchObject({ suppression: { reason: 'removed', at: day(3) }, consents: [] });
    expect(record?.subscriber).toBeUndefined();
    expect(await importRows(people, [person('ada@example.com')])).toMatchObject({ suppressed: 1 });
    expect(await people.records.erase(address('ada@example.com'), erased)).toBe('erased');
  });

  test('an erasure keeps the reason that there was, and of an unknown person makes no trace', async () => {
    const people = await open();
    await importRows(people, [person('ada@example.com')]);
    await importRows(people, [left('ada@example.com', 'complained')]);
    await people.records.erase(address('ada@example.com'), event('erased', day(3)));
    expect(await stateOf(people, 'ada@example.com')).toEqual({ suppression: 'complained' });
    const nobody = address('nobody@example.com');
    expect(await people.records.erase(nobody, event('erased'))).toBe('unknown');
    expect(await people.records.find(nobody)).toBeUndefined();
  });
}
