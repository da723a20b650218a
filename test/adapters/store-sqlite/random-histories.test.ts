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
  readonly left: Set<string>;
  readonly reached: string[];
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
  fc.integer({ min: 1, max: 4 }).map((size): Step => async (world) => {
    const { plan, question } = await planFor(world.store, ISSUE, size);
    const open = await world.store.ledger.openRun(ISSUE);
    if (open !== undefined || plan.count === 0) return;
    world.run = await world.store.ledger.freeze(plan, question, frozenContent());
  }),
  fc.constant<Step>(async (world) => {
    const batch = world.run && (await world.store.ledger.claim(world.run.id));
    if (batch === undefined) return;
    for (const { address } of batch.recipients)
      expect(world.left).not.toContain(address.toLowerCase());
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
        reached: [],
        batches: [],
        run: undefined,
        now: new Date('2023-11-02T08:00:00Z'),
      };
      for (const step of history) {
        await step(world);
        expect(new Set(world.reached).size).toBe(world.reached.length);
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
