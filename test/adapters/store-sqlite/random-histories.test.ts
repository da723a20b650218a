/** Random histories of a store, checked after every step against what must always hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsentEvent } from '../../../src/core/audience/consent.ts';
import type { ClaimedBatch, Run } from '../../../src/core/delivery/run.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { frozenContent, planFor, reader } from '../store-steps.ts';
import { scratchStore } from './scratch-store.ts';

const consent: ConsentEvent = { at: new Date(0), action: 'imported', source: 'readers.csv' };
const ISSUE = '2023-10';

/** What is known outside of the store: who left, and to whom a request went. */
interface World {
  readonly store: Store;
  /** Of addresses: those who left and have not come back, and those who have paused. */
  readonly left: Set<string>;
  readonly paused: Map<string, Date>;
  readonly reached: string[];
  /** Who has the issue on their own. */
  readonly welcomed: Set<string>;
  readonly batches: ClaimedBatch[];
  run: Run | undefined;
  /** What the ledger takes for now: leases run out when it moves on. */
  now: Date;
}

type Step = (world: World) => Promise<void>;

const readerNo = fc.nat(11);
const spelling = (no: number, upper = false): string =>
  `${upper ? 'READER' : 'reader'}${no}@example.com`;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .array(fc.tuple(readerNo, fc.boolean()), { maxLength: 8 })
    .map((rows): Step => async (world) => {
      await world.store.subscribers.add(
        rows.map(([no, upper]) => reader(spelling(no, upper))),
        consent,
        'active',
      );
    }),
  fc
    .tuple(readerNo, fc.constantFrom('unsubscribed', 'removed', 'bounced', 'complained'))
    .map(([no, reason]): Step => async (world) => {
      const one = await world.store.subscribers.findByAddress(spelling(no));
      if (one === undefined) return;
      await world.store.subscribers.end(one.id, reason, consent);
      world.left.add(one.address.key);
    }),
  fc
    .tuple(readerNo, fc.constantFrom(undefined, 5, 15))
    .map(([no, minutes]): Step => async (world) => {
      const one = await world.store.subscribers.findByAddress(spelling(no));
      if (one === undefined) return;
      const until = minutes && new Date(world.now.getTime() + minutes * 60_000);
      await world.store.settings.pause(one.id, until || undefined);
      world.paused.set(one.address.key, until || new Date(0));
    }),
  readerNo.map((no): Step => async (world) => {
    // They ask anew, and say yes.
    const one = await world.store.subscribers.findByAddress(spelling(no));
    if (one === undefined) return;
    const yes = { at: world.now, action: 'confirmed', source: 'page' } as const;
    const outcome = await world.store.subscribers.confirm(one.id, yes, world.now);
    if (outcome !== 'confirmed') return;
    world.left.delete(one.address.key);
    world.paused.delete(one.address.key);
  }),
  fc.tuple(readerNo, readerNo).map(([from, to]): Step => async (world) => {
    const one = await world.store.subscribers.findByAddress(spelling(from));
    const there = await world.store.subscribers.findByAddress(spelling(to));
    if (one === undefined) return;
    const moved = { at: world.now, action: 'moved', source: 'page' } as const;
    const target = reader(spelling(to)).address;
    const outcome = await world.store.settings.move(one.id, target, moved, world.now);
    if (outcome !== 'moved') return;
    world.left.delete(spelling(to));
    if (there !== undefined) world.left.add(spelling(from));
    world.paused.set(spelling(to), one.pausedUntil ?? new Date(0));
    if (there === undefined) world.paused.delete(spelling(from));
  }),
  readerNo.map((no): Step => async (world) => {
    // They came, and get the issue on their own.
    const one = await world.store.subscribers.findByAddress(spelling(no));
    if (one === undefined || !(await world.store.ledger.claimWelcome(ISSUE, one.id))) return;
    expect(world.left).not.toContain(one.address.key);
    expect(world.reached).not.toContain(one.id);
    world.welcomed.add(one.id);
  }),
  fc.integer({ min: 1, max: 4 }).map((size): Step => async (world) => {
    const { plan, question } = await planFor(world.store, ISSUE, size);
    const open = await world.store.ledger.openRun(ISSUE);
    if (open !== undefined || plan.count === 0) return;
    world.run = await world.store.ledger.freeze(plan, question, frozenContent());
  }),
  fc.constant<Step>(async (world) => {
    const batch = world.run && (await world.store.ledger.claim(world.run.id));
    if (batch === undefined) return;
    for (const { address } of batch.recipients) {
      const key = address.toLowerCase();
      expect(world.left).not.toContain(key);
      const until = world.paused.get(key) ?? new Date(0);
      expect(until.getTime()).toBeLessThanOrEqual(world.now.getTime());
    }
    world.batches.push(batch);
  }),
  fc.constantFrom('accepted', 'rejected', 'unknown').map((state): Step => async (world) => {
    const batch = world.batches.shift();
    if (batch === undefined) return;
    await world.store.ledger.markSubmitting(batch, undefined);
    if (state !== 'rejected')
      world.reached.push(...batch.recipients.map((one) => one.subscriberId));
    await world.store.ledger.settle(
      batch,
      state === 'accepted' ? { state, providerId: 'id' } : { state, reason: 'for the test' },
    );
  }),
  fc.boolean().map((midRequest): Step => async (world) => {
    // The process dies, perhaps in the middle of a request that was taken.
    const batch = world.batches.shift();
    if (batch !== undefined && midRequest) {
      await world.store.ledger.markSubmitting(batch, undefined);
      world.reached.push(...batch.recipients.map((one) => one.subscriberId));
    }
    world.batches.length = 0;
    if (world.run === undefined) return;
    world.now = new Date(world.now.getTime() + 10 * 60_000);
    await world.store.ledger.recover(world.run.id, 0);
  }),
  fc.constant<Step>(async (world) => {
    // Everything goes well to the end of the run, so that a later one may follow.
    const { run, store } = world;
    if (run === undefined || world.batches.length > 0) return;
    for (
      let batch = await store.ledger.claim(run.id);
      batch;
      batch = await store.ledger.claim(run.id)
    ) {
      await store.ledger.markSubmitting(batch, undefined);
      world.reached.push(...batch.recipients.map((one) => one.subscriberId));
      await store.ledger.settle(batch, { state: 'accepted', providerId: 'id' });
    }
    await store.ledger.finish(run.id);
  }),
);

test('whatever happens in whatever order, nobody is reached twice and everyone is accounted for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 60 }), async (history) => {
      await using place = await scratchStore();
      let world: World | undefined;
      const store = await place.open({ now: () => world?.now ?? new Date(0) });
      world = {
        store,
        left: new Set(),
        paused: new Map(),
        reached: [],
        welcomed: new Set(),
        batches: [],
        run: undefined,
        now: new Date('2023-11-02T08:00:00Z'),
      };
      for (const step of history) {
        await step(world);
        expect(new Set(world.reached).size).toBe(world.reached.length);
        for (const id of world.welcomed) expect(world.reached).not.toContain(id);
        const { audience, deliveries, byTier } = await store.ledger.status(ISSUE);
        const sum = (counts: Readonly<Record<string, number>>) =>
          Object.values(counts).reduce((total, count) => total + count, 0);
        expect(sum(deliveries)).toBe(audience);
        expect(sum(byTier)).toBe(audience);
        expect(deliveries.accepted + deliveries.unknown).toBe(world.reached.length);
      }
      for (const key of world.left) {
        expect((await store.subscribers.findByAddress(key))?.state).not.toBe('active');
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
