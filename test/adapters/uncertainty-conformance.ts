/** What every engine's ledger must do where something is uncertain, each found by the simulator. */
import { describe, expect, test } from 'vitest';
import type { Store, StoreOptions } from '../../src/adapters/store/store.ts';
import type { Schedule } from '../../src/core/delivery/capabilities.ts';
import type { Run } from '../../src/core/delivery/run.ts';
import {
  freeze,
  frozenContent,
  imported,
  planFor,
  readers,
  reader,
  take,
  type StorePlace,
} from './store-steps.ts';

const ISSUE = '2023-10';
const DAY_MS = 86_400_000;

export function uncertaintyConformance(engine: string, begin: () => Promise<StorePlace>): void {
  const early = new Date(0);
  const soon = new Date('2023-11-02T08:20:00Z');
  const frozen = async (
    count: number,
    options?: Partial<StoreOptions>,
  ): Promise<[Store, Run, StorePlace]> => {
    const place = await begin();
    const store = await place.open(options);
    await store.subscribers.add(readers(count), imported, 'active');
    return [store, await freeze(store, ISSUE, 1), place];
  };
  const scheduled = async (store: Store, run: Run): Promise<Schedule> =>
    store.ledger.addSchedule({ runId: run.id, no: 1 }, { id: 's', sendAt: soon }, early);
  const deliveries = async (store: Store) => (await store.ledger.status(ISSUE)).deliveries;

  describe(`what may be taken already (${engine})`, () => {
    const submittedAgain = async (): Promise<[Store, Run, () => void]> => {
      let now = new Date('2023-11-02T08:00:00Z');
      const [store, run] = await frozen(1, { now: () => now });
      await take(store, run, 'unknown');
      now = new Date(now.getTime() + 1000);
      await store.ledger.recover(run.id, DAY_MS);
      return [store, run, () => (now = new Date(now.getTime() + DAY_MS))];
    };

    test('is unknown to the status while it waits to be submitted once more', async () => {
      const [store, run] = await submittedAgain();
      expect(await deliveries(store)).toMatchObject({ unknown: 1, 'not-attempted': 0 });
      await take(store, run, 'claimed');
      expect(await deliveries(store)).toMatchObject({ unknown: 1, 'not-attempted': 0 });
    });

    test('is not taken back with the run, nor planned again for another text', async () => {
      const [store, run] = await submittedAgain();
      const { plan } = await planFor(store, ISSUE, 1, { replacing: run.id });
      expect(plan).toMatchObject({ count: 0, excluded: { held: 1 } });
      await store.ledger.cancelRuns(ISSUE);
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 1 }]);
    });

    test('stays unknown when a later attempt is refused', async () => {
      const [store, run] = await submittedAgain();
      await take(store, run, 'rejected');
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 1, attempt: 2 }]);
      await store.ledger.recover(run.id, DAY_MS);
      const batch = await take(store, run, 'claimed');
      const held = { state: 'rejected', reason: 'no schedule' } as const;
      expect(await store.ledger.settle(batch, held)).toBe(true);
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 1, attempt: 3 }]);
    });

    test('is submitted once more only as long as the provider knows it', async () => {
      const [store, run, nextDay] = await submittedAgain();
      nextDay();
      await store.ledger.recover(run.id, DAY_MS);
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 1 }]);
    });
  });

  describe(`what is being cancelled (${engine})`, () => {
    test('is unknown to the status until that is settled', async () => {
      const [store, run] = await frozen(1);
      await take(store, run, 'accepted', await scheduled(store, run));
      await store.ledger.beginCancel('s');
      expect(await deliveries(store)).toMatchObject({ unknown: 1, accepted: 0 });
      await store.ledger.endCancel('s', 'too-late');
      expect(await deliveries(store)).toMatchObject({ unknown: 0, accepted: 1 });
    });

    test('goes on in its run, though that was finished', async () => {
      const [store, run] = await frozen(1);
      await take(store, run, 'accepted', await scheduled(store, run));
      expect(await store.ledger.finish(run.id)).toBe(true);
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'cancelled');
      expect(await store.ledger.openRun(ISSUE)).toMatchObject({ id: run.id });
      expect(await take(store, run, 'accepted')).toMatchObject({ attempt: 2 });
    });

    test('is left to the next run when the issue has another by then', async () => {
      const [store, run] = await frozen(1);
      await take(store, run, 'accepted', await scheduled(store, run));
      expect(await store.ledger.finish(run.id)).toBe(true);
      await store.subscribers.add([reader('late@example.com')], imported, 'active');
      const other = await freeze(store, ISSUE, 1);
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'cancelled');
      await take(store, other, 'accepted');
      expect(await store.ledger.finish(other.id)).toBe(true);
      expect((await planFor(store, ISSUE, 1)).plan.count).toBe(1);
    });

    test('is certain once one of several has it confirmed, whatever the others believe', async () => {
      const [store, run, place] = await frozen(1);
      const other = await place.open();
      await take(store, run, 'accepted', await scheduled(store, run));
      expect(await store.ledger.beginCancel('s')).toBe('begun');
      expect(await other.ledger.beginCancel('s')).toBe('again');
      await store.ledger.endCancel('s', 'too-late');
      // What the other one is about to do may still be in time.
      expect(await deliveries(store)).toMatchObject({ unknown: 1, accepted: 0 });
      await other.ledger.endCancel('s', 'cancelled');
      expect(await deliveries(store)).toMatchObject({ 'not-attempted': 1 });
    });

    test('is doubted no longer once it was looked up', async () => {
      const [store, run] = await frozen(1);
      await take(store, run, 'unknown', await scheduled(store, run));
      const [batch] = await store.ledger.unknownBatches(ISSUE);
      if (batch === undefined) throw new Error('nothing is unknown');
      await store.ledger.resolve(batch, { kind: 'found', providerId: 'logged' });
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'unclear');
      expect(await deliveries(store)).toMatchObject({ unknown: 0, accepted: 1 });
    });
  });

  describe(`what a person decided (${engine})`, () => {
    test('holds for one attempt: what is unknown later is asked about again', async () => {
      const [store, run] = await frozen(2);
      const schedule = await scheduled(store, run);
      await take(store, run, 'unknown', schedule);
      const [batch] = await store.ledger.unknownBatches(ISSUE);
      if (batch === undefined) throw new Error('nothing is unknown');
      await store.ledger.resolve(batch, { kind: 'leave' });
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'cancelled');
      expect(await take(store, run, 'unknown')).toMatchObject({ no: 1, attempt: 2 });
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 1, attempt: 2 }]);
      expect((await store.ledger.status(ISSUE)).leftUnknown).toBe(0);
    });

    test('is done by the next run when the issue has another by then', async () => {
      const [store, run] = await frozen(1);
      await take(store, run, 'accepted', await scheduled(store, run));
      expect(await store.ledger.finish(run.id)).toBe(true);
      await store.subscribers.add([reader('late@example.com')], imported, 'active');
      const other = await freeze(store, ISSUE, 1);
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'unclear');
      const [batch] = await store.ledger.unknownBatches(ISSUE);
      if (batch === undefined) throw new Error('nothing is unknown');
      expect(await store.ledger.resolve(batch, { kind: 'resend' })).toBe(true);
      await take(store, other, 'accepted');
      expect(await store.ledger.finish(other.id)).toBe(true);
      expect((await planFor(store, ISSUE, 1)).plan.count).toBe(1);
    });
  });

  describe(`what changes meanwhile (${engine})`, () => {
    test('an audience that outgrew its last batch is not frozen', async () => {
      const store = await (await begin()).open();
      await store.subscribers.add(readers(2), imported, 'active');
      const { plan, question } = await planFor(store, ISSUE, 2);
      await store.subscribers.add([reader('late@example.com')], imported, 'active');
      await expect(store.ledger.freeze(plan, question, frozenContent())).rejects.toMatchObject({
        id: 'audience-changed',
      });
    });

    test('whoever waits is told that the run was paused or is taken back', async () => {
      const [store, run] = await frozen(1);
      expect((await store.ledger.outlook(run.id)).stopped).toBeUndefined();
      await store.ledger.pause(run.id, 'busy');
      expect((await store.ledger.outlook(run.id)).stopped).toBe('paused');
      await store.ledger.cancelRuns(ISSUE);
      expect((await store.ledger.outlook(run.id)).stopped).toBe('cancelling');
    });
  });
}
