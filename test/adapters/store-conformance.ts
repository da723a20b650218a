/** What every engine's store must do, written against the ports alone. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseAddress, type Address } from '../../src/core/audience/address.ts';
import { planDelivery, type Plan } from '../../src/core/delivery/plan.ts';
import type { FrozenContent } from '../../src/core/delivery/sent-content.ts';
import type { ConsentEvent, NewSubscriber } from '../../src/core/audience/consent.ts';
import type { ClaimedBatch, Run } from '../../src/core/delivery/run.ts';
import type { Store, StoreOptions } from '../../src/adapters/store/store.ts';

/** A fresh, empty database that may be opened several times, also at once. */
export interface StorePlace extends AsyncDisposable {
  open(options?: Partial<StoreOptions>): Promise<Store>;
}

export const tiers = [
  { id: 'patron', name: 'Patron' },
  { id: 'gold', name: 'Gold patron' },
];

const at = new Date('2023-11-02T08:00:00Z');
const imported: ConsentEvent = { at, action: 'imported', source: 'readers.csv' };
const oneClick: ConsentEvent = { at, action: 'unsubscribed', source: 'one-click' };
const accepted = { state: 'accepted', providerId: 'provider-1' } as const;

export function address(spelling: string): Address {
  const parsed = parseAddress(spelling);
  if (typeof parsed === 'string') throw new Error(`${spelling} is ${parsed}`);
  return parsed;
}

export function reader(spelling: string, tags: readonly string[] = []): NewSubscriber {
  return { address: address(spelling), name: undefined, tags };
}

export function readers(count: number): NewSubscriber[] {
  return Array.from({ length: count }, (_, index) => reader(`reader${index}@example.com`));
}

export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

export async function planFor(store: Store, issueId: string, batchSize: number): Promise<Plan> {
  const candidates = await all(store.subscribers.candidates(issueId));
  return planDelivery({ issueId, candidates, tiers, batchSize: () => batchSize });
}

export function frozenContent(over: Partial<FrozenContent> = {}): FrozenContent {
  return { contentHash: 'hash', outline: [], allowedRules: [], ...over };
}

/** Takes the next batch as far as a state. */
export async function take(
  store: Store,
  run: Run,
  as: 'claimed' | 'submitting' | 'accepted' | 'rejected' | 'unknown',
): Promise<ClaimedBatch> {
  const batch = await store.ledger.claim(run.id);
  if (batch === undefined) throw new Error('no batch is ready');
  if (as === 'claimed') return batch;
  await store.ledger.markSubmitting(batch);
  if (as === 'submitting') return batch;
  await store.ledger.settle(
    batch,
    as === 'accepted' ? accepted : { state: as, reason: 'for the test' },
  );
  return batch;
}

export function storeConformance(engine: string, newPlace: () => Promise<StorePlace>): void {
  const begin = async (): Promise<StorePlace> => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place;
  };
  const open = async (options?: Partial<StoreOptions>): Promise<Store> =>
    (await begin()).open(options);

  describe(`subscribers (${engine})`, () => {
    test('added ones are listed in order, with spelling, tags and tier', async () => {
      const store = await open();
      const outcomes = await store.subscribers.add(
        [reader('First@Example.com', ['kubernetes', 'beta', 'beta']), reader('second@example.com')],
        imported,
        'active',
      );
      expect(outcomes).toEqual(['added', 'added']);
      expect(await all(store.subscribers.list({}))).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/),
          address: { spelling: 'First@Example.com', key: 'first@example.com' },
          name: undefined,
          state: 'active',
          tags: ['beta', 'kubernetes'],
          tier: 'public',
          createdAt: at,
        },
        expect.objectContaining({ tags: [], address: address('second@example.com') }),
      ]);
    });

    test('importing twice changes nothing', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const before = await all(store.subscribers.list({}));
      const again = [reader('ONE@example.com', ['new']), reader('one@example.com')];
      expect(await store.subscribers.add(again, imported, 'active')).toEqual([
        'unchanged',
        'unchanged',
      ]);
      expect(await all(store.subscribers.list({}))).toEqual(before);
    });

    test('an import revives nobody who left, also under another spelling', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const [one] = await all(store.subscribers.list({}));
      expect(await store.subscribers.end(one?.id ?? '', 'unsubscribed', oneClick)).toBe('ended');
      expect(await store.subscribers.end(one?.id ?? '', 'unsubscribed', oneClick)).toBe('already');
      expect(await store.subscribers.add([reader('One@Example.com')], imported, 'active')).toEqual([
        'suppressed',
      ]);
      expect(await store.subscribers.countByState()).toEqual({
        pending: 0,
        active: 0,
        unsubscribed: 1,
        bounced: 0,
        complained: 0,
      });
    });

    test('an import makes no pending subscriber active; a confirmation does', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'pending');
      expect(await store.subscribers.add([reader('one@example.com')], imported, 'active')).toEqual([
        'not-active',
      ]);
      const one = await store.subscribers.findByAddress('one@example.com');
      const confirmed: ConsentEvent = { at, action: 'confirmed', source: 'page' };
      expect(await store.subscribers.confirm(one?.id ?? '', confirmed)).toBe('confirmed');
      expect(await store.subscribers.confirm(one?.id ?? '', confirmed)).toBe('already');
      await store.subscribers.end(one?.id ?? '', 'complained', oneClick);
      expect(await store.subscribers.confirm(one?.id ?? '', confirmed)).toBe('refused');
    });

    test('an end says when it is news: a complaint after unsubscribing is', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const one = await store.subscribers.findByAddress('one@example.com');
      const id = one?.id ?? '';
      expect(await store.subscribers.end(id, 'removed', oneClick)).toBe('ended');
      expect(await store.subscribers.end(id, 'bounced', oneClick)).toBe('already');
      expect(await store.subscribers.end(id, 'complained', oneClick)).toBe('ended');
      expect((await store.subscribers.findByAddress('one@example.com'))?.state).toBe('complained');
      const nobody = '00000000-0000-0000-0000-000000000000';
      expect(await store.subscribers.end(nobody, 'unsubscribed', oneClick)).toBe('unknown');
    });

    test('a failing row takes the whole import back', async () => {
      const store = await open();
      const rows = [reader('one@example.com'), reader('two@example.com', ['bad\u001ftag'])];
      await expect(store.subscribers.add(rows, imported, 'active')).rejects.toThrow();
      expect(await all(store.subscribers.list({}))).toEqual([]);
    });

    test('a list is paged, filtered and limited, and others may write meanwhile', async () => {
      const store = await open();
      await store.subscribers.add(readers(2500), imported, 'active');
      await store.subscribers.add([reader('pending@example.com')], imported, 'pending');
      const seen = new Set<string>();
      for await (const one of store.subscribers.list({ state: 'active' })) {
        if (seen.size % 500 === 0) await store.subscribers.end(one.id, 'unsubscribed', oneClick);
        seen.add(one.address.key);
      }
      expect(seen.size).toBe(2500);
      expect(await all(store.subscribers.list({ limit: 1200 }))).toHaveLength(1200);
      expect(await all(store.subscribers.list({ state: 'unsubscribed', limit: 3 }))).toHaveLength(
        3,
      );
      expect(await all(store.subscribers.list({ limit: 0 }))).toEqual([]);
    });
  });

  describe(`patrons (${engine})`, () => {
    const grant = (spelling: string, tier: string) => ({
      address: address(spelling),
      name: undefined,
      tier,
    });

    test('the highest tier of several sources wins, and falls when its source revokes it', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const tier = async () => (await store.subscribers.findByAddress('one@example.com'))?.tier;
      await store.patrons.replaceGrants('a', [grant('One@example.com', 'gold')]);
      await store.patrons.replaceGrants('b', [grant('one@example.com', 'patron')]);
      expect(await tier()).toBe('gold');
      expect(await store.patrons.replaceGrants('a', [])).toEqual({
        granted: 0,
        revoked: 1,
        withoutSubscription: 0,
      });
      expect(await tier()).toBe('patron');
      const [candidate] = await all(store.subscribers.candidates('2023-10'));
      expect(candidate?.tier).toBe('patron');
    });

    test('one source that grants twice grants the higher, and those without a subscription count', async () => {
      const store = await open();
      const grants = [
        grant('one@example.com', 'gold'),
        grant('ONE@example.com', 'patron'),
        grant('two@example.com', 'patron'),
      ];
      await store.subscribers.add([reader('two@example.com')], imported, 'active');
      expect(await store.patrons.replaceGrants('a', grants)).toEqual({
        granted: 2,
        revoked: 0,
        withoutSubscription: 1,
      });
      expect(await store.patrons.listGrants()).toEqual([
        { source: 'a', ...grant('one@example.com', 'gold') },
        { source: 'a', ...grant('two@example.com', 'patron') },
      ]);
    });

    test('a tier that the config does not have opens nothing', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      await store.patrons.replaceGrants('a', [grant('one@example.com', 'platinum')]);
      expect((await store.subscribers.findByAddress('one@example.com'))?.tier).toBe('public');
    });
  });

  describe(`ledger (${engine})`, () => {
    const frozen = async (count: number, batchSize: number): Promise<[Store, Run, StorePlace]> => {
      const place = await begin();
      const store = await place.open();
      await store.subscribers.add(readers(count), imported, 'active');
      const plan = await planFor(store, '2023-10', batchSize);
      return [store, await store.ledger.freeze(plan, frozenContent()), place];
    };

    test('a frozen run is found again by every process, until it is finished', async () => {
      const [store, run, place] = await frozen(5, 2);
      expect(run).toMatchObject({ count: 5, byTier: { public: 5, patron: 0, gold: 0 } });
      const other = await place.open();
      expect(await other.ledger.openRun('2023-10')).toEqual(run);
      expect(await other.ledger.openRun('2023-09')).toBeUndefined();
      expect(await store.ledger.finish(run.id)).toBe(false);
      for (let no = 1; no <= 3; no += 1) {
        const batch = await take(store, run, 'accepted');
        expect(batch).toMatchObject({ no, attempt: 1, tier: 'public' });
      }
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect(await store.ledger.finish(run.id)).toBe(true);
      expect(await store.ledger.finish(run.id)).toBe(true);
      expect(await other.ledger.openRun('2023-10')).toBeUndefined();
      expect(await other.ledger.status('2023-10')).toMatchObject({
        audience: 5,
        batches: 3,
        deliveries: { accepted: 5, rejected: 0, unknown: 0, excluded: 0, 'not-attempted': 0 },
        startedAt: run.startedAt,
        finishedAt: expect.any(Date),
      });
    });

    test('nobody is frozen twice for one issue', async () => {
      const [store, run] = await frozen(3, 10);
      const again = await planFor(store, '2023-10', 10);
      expect(again).toMatchObject({ count: 0, excluded: { held: 3 } });
      const forced: Plan = {
        ...again,
        count: 1,
        batches: [
          { no: 1, tier: 'public', recipients: (await take(store, run, 'accepted')).recipients },
        ],
      };
      await expect(store.ledger.freeze(forced, frozenContent())).rejects.toMatchObject({
        id: 'audience-already-frozen',
      });
      await store.ledger.finish(run.id);
      await expect(store.ledger.freeze(forced, frozenContent())).rejects.toMatchObject({
        id: 'audience-already-frozen',
      });
      expect(await store.ledger.openRun('2023-10')).toBeUndefined();
      expect((await planFor(store, '2023-09', 10)).count).toBe(3);
    });

    test('a later run reaches only those who came since, and the status counts both', async () => {
      const [store, run] = await frozen(2, 10);
      await take(store, run, 'accepted');
      await store.ledger.finish(run.id);
      await store.subscribers.add([reader('late@example.com')], imported, 'active');
      const second = await store.ledger.freeze(
        await planFor(store, '2023-10', 10),
        frozenContent({ contentHash: 'other' }),
      );
      expect(second.count).toBe(1);
      const status = await store.ledger.status('2023-10');
      expect(status).toMatchObject({ audience: 3, batches: 2, finishedAt: undefined });
      expect(status.deliveries).toMatchObject({ accepted: 2, 'not-attempted': 1 });
    });

    test('whoever left since the freeze is excluded when their batch is claimed', async () => {
      const [store, run] = await frozen(3, 10);
      const second = await store.subscribers.findByAddress('reader1@example.com');
      await store.subscribers.end(second?.id ?? '', 'unsubscribed', oneClick);
      const batch = await take(store, run, 'accepted');
      expect(batch.recipients.map((recipient) => recipient.address)).toEqual([
        'reader0@example.com',
        'reader2@example.com',
      ]);
      expect((await store.ledger.status('2023-10')).deliveries).toMatchObject({
        accepted: 2,
        excluded: 1,
      });
    });

    test('a rejected batch gets another attempt, also without those who left meanwhile', async () => {
      const [store, run] = await frozen(2, 10);
      const first = await take(store, run, 'rejected');
      expect((await store.ledger.status('2023-10')).deliveries.rejected).toBe(2);
      expect(await store.ledger.finish(run.id)).toBe(false);
      await store.ledger.release(first);
      await store.subscribers.end(first.recipients[0]?.subscriberId ?? '', 'removed', oneClick);
      const second = await take(store, run, 'accepted');
      expect(second).toMatchObject({ no: 1, attempt: 2 });
      expect(second.recipients).toEqual(first.recipients.slice(1));
    });

    test.each([
      { idempotent: false, ready: 2, unknown: 2 },
      { idempotent: true, ready: 4, unknown: 0 },
    ])(
      'recovery settles what a dead process left: $idempotent',
      async ({ idempotent, ready, unknown }) => {
        const [store, run, place] = await frozen(10, 2);
        await take(store, run, 'accepted');
        await take(store, run, 'rejected');
        const claimed = await take(store, run, 'claimed');
        const submitting = await take(store, run, 'submitting');
        const successor = await place.open();
        await successor.ledger.recover(run.id, idempotent);
        const { deliveries } = await successor.ledger.status('2023-10');
        expect(deliveries).toEqual({
          accepted: 2,
          rejected: 0,
          unknown,
          excluded: 0,
          'not-attempted': 4 + ready,
        });
        await expect(store.ledger.markSubmitting(claimed)).rejects.toMatchObject({
          id: 'batch-not-held',
        });
        await expect(store.ledger.settle(submitting, accepted)).rejects.toMatchObject({
          id: 'batch-not-held',
        });
      },
    );

    test('a batch claimed anew belongs to its new holder and to its new attempt', async () => {
      const [store, run, place] = await frozen(1, 1);
      const first = await take(store, run, 'claimed');
      const successor = await place.open();
      await successor.ledger.recover(run.id, false);
      const second = await take(successor, run, 'claimed');
      const notHeld = { id: 'batch-not-held' };
      await expect(store.ledger.markSubmitting(first)).rejects.toMatchObject(notHeld);
      await expect(store.ledger.markSubmitting(second)).rejects.toMatchObject(notHeld);
      await expect(successor.ledger.markSubmitting(first)).rejects.toMatchObject(notHeld);
      await successor.ledger.markSubmitting(second);
      await expect(successor.ledger.settle(first, accepted)).rejects.toMatchObject(notHeld);
      await successor.ledger.settle(second, accepted);
    });

    test('two processes never claim one batch', async () => {
      const [store, run, place] = await frozen(20, 1);
      const other = await place.open();
      const claims = await Promise.all(
        Array.from({ length: 24 }, (_, turn) => (turn % 2 ? store : other).ledger.claim(run.id)),
      );
      const numbers = claims.flatMap((batch) => (batch === undefined ? [] : [batch.no]));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(claims.slice(0, 20).map((_, no) => no + 1));
    });

    test('a batch moves only along the protocol, one step at a time', async () => {
      const [store, run] = await frozen(1, 1);
      const batch = await take(store, run, 'claimed');
      await expect(store.ledger.settle(batch, accepted)).rejects.toThrow();
      await expect(store.ledger.release(batch)).rejects.toThrow();
      await store.ledger.markSubmitting(batch);
      await expect(store.ledger.markSubmitting(batch)).rejects.toThrow();
      await store.ledger.settle(batch, { state: 'unknown', reason: 'a time-out' });
      await expect(store.ledger.settle(batch, accepted)).rejects.toThrow();
      await expect(store.ledger.release(batch)).rejects.toThrow();
      await store.ledger.recover(run.id, true);
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect((await store.ledger.status('2023-10')).deliveries.unknown).toBe(1);
    });

    test('what was rehearsed into the outbox was mailed to nobody', async () => {
      const place = await begin();
      const rehearsal = await place.open({ channel: 'rehearsal' });
      await rehearsal.subscribers.add(readers(2), imported, 'active');
      const run = await rehearsal.ledger.freeze(
        await planFor(rehearsal, '2023-10', 5),
        frozenContent(),
      );
      await take(rehearsal, run, 'accepted');
      await rehearsal.ledger.finish(run.id);
      expect((await planFor(rehearsal, '2023-10', 5)).count).toBe(0);
      const mail = await place.open();
      expect((await planFor(mail, '2023-10', 5)).count).toBe(2);
      expect((await mail.ledger.status('2023-10')).audience).toBe(0);
    });
  });

  describe(`content (${engine})`, () => {
    const part = (hash: string) => ({ region: 'text', part: 'paragraph', hash });
    const first = frozenContent({ outline: [part('a'), part('b')], allowedRules: ['mail/b'] });

    test('what was sent is kept with its run, from the first batch that may have left', async () => {
      const sentAt = new Date('2023-11-02T08:00:00Z');
      const store = await open({ now: () => sentAt });
      await store.subscribers.add(readers(5), imported, 'active');
      const run = await store.ledger.freeze(await planFor(store, '2023-10', 2), first);
      expect(await store.ledger.mailed()).toEqual([]);
      await take(store, run, 'rejected');
      await take(store, run, 'claimed');
      expect(await store.ledger.mailed()).toEqual([]);
      await take(store, run, 'submitting');
      const { contentHash, outline } = first;
      const sent = { issueId: '2023-10', contentHash, outline, sentAt };
      expect(await store.ledger.mailed()).toEqual([{ ...sent, count: 1 }]);
    });

    test('each text of an issue is told apart, and its later runs count with it', async () => {
      let now = new Date('2023-11-02T08:00:00Z');
      const store = await open({ now: () => now });
      const other = frozenContent({
        contentHash: 'other',
        outline: [part('c')],
        allowedRules: ['mail/a', 'mail/b'],
      });
      for (const [day, content, count] of [
        [2, first, 5],
        [3, other, 1],
        [4, first, 2],
      ] as const) {
        now = new Date(`2023-11-0${day}T08:00:00Z`);
        const people = readers(count).map(({ address: { key } }) => reader(`d${day}.${key}`));
        await store.subscribers.add(people, imported, 'active');
        const run = await store.ledger.freeze(await planFor(store, '2023-10', 9), content);
        await take(store, run, 'accepted');
        await store.ledger.finish(run.id);
      }
      expect(await store.ledger.mailed()).toMatchObject([
        { outline: first.outline, count: 7, sentAt: new Date('2023-11-02T08:00:00Z') },
        { outline: other.outline, count: 1, sentAt: new Date('2023-11-03T08:00:00Z') },
      ]);
      const { allowedRules } = await store.ledger.status('2023-10');
      expect(allowedRules).toEqual(['mail/a', 'mail/b']);
      expect((await store.ledger.status('2023-09')).allowedRules).toEqual([]);
    });

    test('a rehearsal is no sending, and a ledger of rehearsals still knows what was mailed', async () => {
      const place = await begin();
      const [mail, rehearsal] = [await place.open(), await place.open({ channel: 'rehearsal' })];
      await mail.subscribers.add(readers(2), imported, 'active');
      const rehearsed = await rehearsal.ledger.freeze(
        await planFor(rehearsal, '2023-10', 9),
        first,
      );
      await take(rehearsal, rehearsed, 'accepted');
      expect(await mail.ledger.mailed()).toEqual([]);
      expect((await mail.ledger.status('2023-10')).allowedRules).toEqual([]);
      const run = await mail.ledger.freeze(await planFor(mail, '2023-10', 9), frozenContent());
      await take(mail, run, 'accepted');
      expect(await rehearsal.ledger.mailed()).toMatchObject([{ issueId: '2023-10', count: 2 }]);
    });
  });

  describe(`tokens (${engine})`, () => {
    test('stay valid when the store is opened again, and lead back to the subscriber', async () => {
      const place = await begin();
      const store = await place.open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const one = await store.subscribers.findByAddress('one@example.com');
      const token = store.tokens.issue(one?.id ?? '');
      await store.close();
      expect((await place.open()).tokens.verify(token)).toBe(one?.id);
    });

    test('a store begun with one secret refuses another, and refuses none', async () => {
      const place = await begin();
      const secret = new Uint8Array(32).fill(1);
      const token = (await place.open({ secret })).tokens.issue(
        '018b8f4e-7c00-7000-8000-000000000001',
      );
      await expect(place.open({ secret: new Uint8Array(32).fill(2) })).rejects.toMatchObject({
        id: 'secret-changed',
      });
      await expect(place.open()).rejects.toMatchObject({ id: 'secret-missing' });
      expect((await place.open({ secret })).tokens.verify(token)).toBeDefined();
    });

    test('a store with a secret of its own refuses one from outside', async () => {
      const place = await begin();
      await place.open();
      await expect(place.open({ secret: new Uint8Array(32) })).rejects.toMatchObject({
        id: 'secret-changed',
      });
      await expect(place.open({ secret: new Uint8Array(8) })).rejects.toMatchObject({
        id: 'secret-short',
      });
    });
  });
}
