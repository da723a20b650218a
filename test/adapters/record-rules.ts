/** What a store shows and erases of one person beside the subscriber, and imports of several pages. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import { importSize, noImportCounts } from '../../src/core/audience/import-outcome.ts';
import type { StagedRow } from '../../src/core/audience/staged-row.ts';
import {
  accepted,
  address,
  all,
  freeze,
  grantAll,
  idOf,
  imported,
  oneClick,
  planFor,
  reader,
  take,
  type StorePlace,
} from './store-steps.ts';

const now = new Date('2024-01-20T12:00:00Z');
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const erased: ConsentEvent = { at: minutes(5), action: 'erased', source: 'cli' };
const events = {
  added: imported,
  left: { at: minutes(1), action: 'left', source: 'readers.csv' },
} as const;

type OnStore = (name: string, work: (store: Store, place: StorePlace) => Promise<void>) => void;

export function recordRules(engine: string, newPlace: () => Promise<StorePlace>): void {
  const onStore: OnStore = (name, work) =>
    test(name, async () => {
      await using place = await newPlace();
      await work(await place.open({ now: () => now }), place);
    });
  describe(`records (${engine})`, () => {
    showRules(onStore);
    eraseRules(onStore);
  });
  describe(`imports of many (${engine})`, () => {
    manyRules(onStore);
    twoImportsRules(onStore);
  });
}

async function ask(store: Store, subscriberId: string, at: Date, tokenHash: string): Promise<void> {
  const limits = { quietSince: new Date(8e14), inAll: { since: new Date(0), count: 100 } };
  const question = {
    subscriberId,
    tokenHash,
    at,
    expiresAt: new Date(at.getTime() + 600_000),
    requestId: '',
    purpose: { kind: 'subscription' },
  } as const;
  expect(await store.confirmations.open(question, limits)).toBe('opened');
}

function showRules(onStore: OnStore): void {
  onStore('grants and open questions are shown; those that expired are not', async (store) => {
    await store.subscribers.add([reader('ada@example.com')], imported, 'pending');
    const id = await idOf(store, 'ada@example.com');
    await ask(store, id, minutes(-30), 'expired');
    await ask(store, id, minutes(-5), 'later');
    await grantAll(store, 'patreon', [
      { spelling: 'ADA@example.com', name: 'Ada O.', tier: 'gold' },
      { spelling: 'bo@example.com', tier: 'patron' },
    ]);
    await grantAll(store, 'by-hand', [{ spelling: 'ada@example.com', tier: 'patron' }]);
    const grant = { member: 'ada@example.com', state: 'active', since: now, expiresAt: undefined };
    expect(await store.records.find(address('Ada@Example.com'))).toEqual({
      subscriber: await store.subscribers.findByAddress('ada@example.com'),
      consents: [imported],
      suppression: undefined,
      questions: [
        { purpose: 'subscription', address: undefined, at: minutes(-5), expiresAt: minutes(5) },
      ],
      namedBy: [],
      patrons: [
        {
          id: expect.any(String),
          name: 'Ada O.',
          address: 'ADA@example.com',
          grants: [
            {
              ...grant,
              source: 'by-hand',
              tier: 'patron',
              name: undefined,
              address: 'ada@example.com',
            },
            {
              ...grant,
              source: 'patreon',
              tier: 'gold',
              name: 'Ada O.',
              address: 'ADA@example.com',
            },
          ],
          periods: [{ tier: 'gold', since: now, until: undefined }],
          sessions: [],
          feed: undefined,
        },
      ],
      deliveries: [],
      welcomes: [],
      events: [],
    });
  });

  onStore('deliveries are shown with how each stands, in the order of time', async (_, place) => {
    let time = now;
    const store = await place.open({ now: () => time });
    await store.subscribers.add(
      ['ada', 'bo'].map((name) => reader(`${name}@example.com`)),
      imported,
      'active',
    );
    const first = await freeze(store, '2024-01', 2);
    await take(store, first, 'accepted');
    time = minutes(60);
    const second = await freeze(store, '2024-02', 1);
    await take(store, second, 'unknown');
    await store.subscribers.end(await idOf(store, 'bo@example.com'), 'unsubscribed', oneClick);
    expect((await store.ledger.claim(second.id))?.recipients).toEqual([]);
    time = minutes(90);
    const rehearsing = await place.open({ now: () => time, channel: 'rehearsal' });
    await freeze(rehearsing, '2024-01', 2);
    const mail = { channel: 'mail', reason: undefined } as const;
    const of = async (spelling: string) =>
      (await store.records.find(address(spelling)))?.deliveries;
    expect(await of('ada@example.com')).toEqual([
      { ...mail, issueId: '2024-01', state: 'accepted', at: now },
      { ...mail, issueId: '2024-02', state: 'unknown', reason: 'for the test', at: minutes(60) },
      {
        ...mail,
        issueId: '2024-01',
        channel: 'rehearsal',
        state: 'not-attempted',
        at: minutes(90),
      },
    ]);
    expect(await of('bo@example.com')).toEqual([
      { ...mail, issueId: '2024-01', state: 'accepted', at: now },
      { ...mail, issueId: '2024-02', state: 'excluded', reason: 'left', at: minutes(60) },
    ]);
  });

  onStore('what was taken back is shown as cancelled', async (store) => {
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    await freeze(store, '2024-01', 1);
    await store.ledger.cancelRuns('2024-01');
    const record = await store.records.find(address('ada@example.com'));
    expect(record?.deliveries).toMatchObject([{ issueId: '2024-01', state: 'cancelled' }]);
  });

  onStore('of a delivery that was refused and made again the last word counts', async (store) => {
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    const run = await freeze(store, '2024-01', 1);
    const batch = await take(store, run, 'submitting');
    const [ada] = batch.recipients;
    const refused = [{ subscriberId: ada?.subscriberId ?? '', reason: 'no such mailbox' }];
    await store.ledger.settle(batch, { ...accepted, refused });
    await store.ledger.finish(run.id);
    const { deliveries } = (await store.records.find(address('ada@example.com'))) ?? {};
    expect(deliveries).toMatchObject([{ state: 'rejected', reason: 'no such mailbox' }]);
    const again = await planFor(store, '2024-01', 1, { only: 'failed' });
    const terms = { sendAt: undefined, beginAt: new Date(0), undoMs: 0 };
    const frozen = { contentHash: 'hash', outline: [], allowedRules: [], terms };
    await take(store, await store.ledger.freeze(again.plan, again.question, frozen), 'accepted');
    const after = await store.records.find(address('ada@example.com'));
    expect(after?.deliveries).toMatchObject([{ state: 'accepted' }]);
  });
}

function eraseRules(onStore: OnStore): void {
  onStore('an erasure takes grants and questions along, of this person alone', async (store) => {
    const both = ['ada@example.com', 'bo@example.com'];
    await store.subscribers.add(
      both.map((spelling) => reader(spelling, ['VIP'])),
      imported,
      'pending',
    );
    const id = await idOf(store, 'ada@example.com');
    await ask(store, id, now, 'ada');
    await ask(store, await idOf(store, 'bo@example.com'), now, 'bo');
    await grantAll(
      store,
      'patreon',
      both.map((spelling) => ({ spelling, name: 'N', tier: 'gold' })),
    );
    expect(await store.records.erase(address('ADA@example.com'), erased)).toBe('erased');
    expect(await store.confirmations.find('ada', now)).toBeUndefined();
    expect(await store.confirmations.find('bo', now)).toBeDefined();
    const granted = (await all(store.patrons.list())).map(({ patron }) => patron.address?.key);
    expect(granted).toEqual(['bo@example.com']);
    expect(await store.records.find(address('ada@example.com'))).toEqual({
      subscriber: undefined,
      consents: [],
      suppression: { reason: 'removed', at: erased.at },
      questions: [],
      patrons: [],
      namedBy: [],
      deliveries: [],
      welcomes: [],
      events: [],
    });
    const other = await store.records.find(address('bo@example.com'));
    expect(other).toMatchObject({ subscriber: { tags: ['VIP'] }, questions: [{ at: now }] });
  });

  onStore('somebody who is a patron alone is found and erased', async (store) => {
    await grantAll(store, 'patreon', [{ spelling: 'ada@example.com', tier: 'gold' }]);
    const found = await store.records.find(address('ada@example.com'));
    expect(found).toMatchObject({
      subscriber: undefined,
      patrons: [{ grants: [{ tier: 'gold' }] }],
    });
    expect(await store.records.erase(address('ada@example.com'), erased)).toBe('erased');
    expect(await all(store.patrons.list())).toEqual([]);
    const after = await store.records.find(address('ada@example.com'));
    expect(after?.suppression).toMatchObject({ reason: 'removed' });
  });

  onStore('the ledger’s counts stay; its rows lead to nobody', async (store) => {
    await store.subscribers.add(
      ['ada', 'bo'].map((name) => reader(`${name}@example.com`)),
      imported,
      'active',
    );
    await take(store, await freeze(store, '2024-01', 2), 'accepted');
    const before = await store.ledger.status('2024-01');
    await store.records.erase(address('ada@example.com'), erased);
    expect(await store.ledger.status('2024-01')).toEqual(before);
    const deliveries = await all(store.ledger.deliveries('2024-01'));
    expect(deliveries.map((one) => [one.address, one.state])).toEqual([
      [undefined, 'accepted'],
      ['bo@example.com', 'accepted'],
    ]);
  });

  onStore('who is erased before their batch is claimed is excluded', async (store) => {
    await store.subscribers.add(
      ['ada', 'bo'].map((name) => reader(`${name}@example.com`)),
      imported,
      'active',
    );
    const run = await freeze(store, '2024-01', 2);
    await store.records.erase(address('ada@example.com'), erased);
    const batch = await take(store, run, 'accepted');
    expect(batch.recipients.map((one) => one.address)).toEqual(['bo@example.com']);
    const { audience, deliveries } = await store.ledger.status('2024-01');
    expect(audience).toBe(2);
    expect(deliveries).toMatchObject({ accepted: 1, excluded: 1 });
  });

  onStore('no later import brings them back, nor a form', async (store) => {
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    await store.records.erase(address('ada@example.com'), erased);
    const rows: StagedRow[] = [{ kind: 'subscriber', ...reader('Ada@example.com') }];
    await using staged = await store.records.beginImport();
    await staged.stage(rows);
    const counts = await staged.preview();
    expect(counts).toEqual({ ...noImportCounts, suppressed: 1 });
    expect(await staged.commit(counts, events)).toBe('committed');
    const again = await store.subscribers.add([reader('ada@example.com')], imported, 'pending');
    expect(again).toEqual(['suppressed']);
    expect(await all(store.subscribers.list({}))).toEqual([]);
  });
}

/** More than a page or two of whatever is read at once. */
const MANY = 2500;
const nameOf = (index: number): string => `reader${String(index).padStart(5, '0')}`;

function manyRules(onStore: OnStore): void {
  onStore('rows of one person may be far apart, and at the end of a page', async (store) => {
    const person = (index: number): StagedRow => ({
      kind: 'subscriber',
      ...reader(`${nameOf(index)}@Example.com`, index % 2 === 0 ? ['even', 'all'] : ['all']),
    });
    // Not in order; and the rows of each person follow one another only once they are sorted.
    const rows = Array.from({ length: MANY }, (_, index) => person((index * 7) % MANY));
    const left = (index: number): StagedRow => ({
      kind: 'left',
      address: address(`${nameOf(index)}@example.com`),
      reason: 'bounced',
      leftAt: undefined,
    });
    const again = [5, 998, 999, 1000, 1001, 2499].map(left);
    await using staged = await store.records.beginImport();
    for (let from = 0; from < rows.length; from += 400) {
      await staged.stage(rows.slice(from, from + 400));
    }
    await staged.stage(again);
    const counts = await staged.preview();
    expect(counts).toEqual({
      ...noImportCounts,
      added: MANY - 6,
      left: 6,
      duplicates: 6,
      tagged: MANY - 6,
    });
    expect(await staged.commit(counts, events)).toBe('committed');
    const people = await all(store.subscribers.list({}));
    expect(people).toHaveLength(MANY - 6);
    expect(people.map(({ id }) => id)).toEqual(people.map(({ id }) => id).toSorted());
    const keys = people.map((one) => one.address.key);
    expect(keys).toEqual(keys.toSorted());
    expect(people[0]?.address.spelling).toBe('reader00000@Example.com');
    const even = await all(store.subscribers.list({ tag: 'even', limit: 1100 }));
    expect(even).toHaveLength(1100);
    expect(even.every(({ tags }) => tags.join() === 'all,even')).toBe(true);
    expect(await all(store.subscribers.list({ tag: 'even' }))).toHaveLength(MANY / 2 - 2);
  });

  onStore('many who left are ended at once, each with their own event', async (store) => {
    const people = Array.from({ length: MANY }, (_, index) =>
      reader(`${nameOf(index)}@example.com`),
    );
    await using first = await store.records.beginImport();
    await first.stage(people.map((one) => ({ kind: 'subscriber', ...one })));
    await first.commit(await first.preview(), events);
    await using second = await store.records.beginImport();
    const reasons = ['unsubscribed', 'bounced', 'complained'] as const;
    await second.stage(
      people.flatMap((one, index): StagedRow[] => {
        const reason = reasons[index % 4];
        return reason === undefined
          ? []
          : [{ kind: 'left', address: one.address, reason, leftAt: undefined }];
      }),
    );
    const counts = await second.preview();
    expect(counts).toEqual({ ...noImportCounts, left: 1875, ended: 1875 });
    expect(await second.commit(counts, events)).toBe('committed');
    expect(await store.subscribers.countByState()).toEqual({
      pending: 0,
      active: 625,
      unsubscribed: 625,
      bounced: 625,
      complained: 625,
    });
    for (const [index, state] of [...reasons, 'active'].entries()) {
      const record = await store.records.find(address(`${nameOf(2000 + index)}@example.com`));
      const actions = record?.consents.map(({ action }) => action);
      expect(record?.subscriber?.state).toBe(state);
      expect(actions).toEqual(state === 'active' ? ['imported'] : ['imported', 'left']);
    }
  });
}

function twoImportsRules(onStore: OnStore): void {
  const adding = (...names: string[]): StagedRow[] =>
    names.map((name) => ({ kind: 'subscriber', ...reader(`${name}@example.com`) }));

  onStore('two imports at once know nothing of one another', async (store) => {
    await using one = await store.records.beginImport();
    await using other = await store.records.beginImport();
    await one.stage(adding('ada', 'bo'));
    await other.stage(adding('cy'));
    expect(await one.preview()).toMatchObject({ added: 2 });
    expect(await other.preview()).toMatchObject({ added: 1, duplicates: 0 });
    expect(await all(store.subscribers.list({}))).toEqual([]);
  });

  onStore('of two with the same people one is committed', async (store, place) => {
    const elsewhere = await place.open({ now: () => now });
    await using one = await store.records.beginImport();
    await using other = await elsewhere.records.beginImport();
    for (const staged of [one, other]) await staged.stage(adding('ada', 'bo'));
    const counts = await one.preview();
    expect(importSize(counts)).toBe(2);
    expect(await other.preview()).toEqual(counts);
    const ends = await Promise.all([one.commit(counts, events), other.commit(counts, events)]);
    expect(ends.toSorted()).toEqual(['committed', 'overtaken']);
    expect(await all(store.subscribers.list({}))).toHaveLength(2);
    const record = await store.records.find(address('ada@example.com'));
    expect(record?.consents).toHaveLength(1);
  });

  onStore('an import that was overtaken writes nothing at all', async (store) => {
    await store.subscribers.add([reader('zoe@example.com')], imported, 'active');
    await using staged = await store.records.beginImport();
    await staged.stage([
      ...adding('ada'),
      {
        kind: 'left',
        address: address('zoe@example.com'),
        reason: 'complained',
        leftAt: undefined,
      },
    ]);
    const counts = await staged.preview();
    await store.subscribers.end(await idOf(store, 'zoe@example.com'), 'unsubscribed', oneClick);
    expect(await staged.commit(counts, events)).toBe('overtaken');
    expect(await store.records.find(address('ada@example.com'))).toBeUndefined();
    const zoe = await store.records.find(address('zoe@example.com'));
    expect(zoe).toMatchObject({
      subscriber: { state: 'unsubscribed' },
      suppression: { reason: 'unsubscribed' },
    });
  });
}
