/** What every engine's ledger must do, written against the ports alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store, StoreOptions } from '../../src/adapters/store/store.ts';
import { exclusionOf } from '../../src/core/delivery/plan.ts';
import type { Run } from '../../src/core/delivery/run.ts';
import {
  accepted,
  grantAll,
  all,
  freeze,
  frozenContent,
  idOf,
  imported,
  oneClick,
  planFor,
  reader,
  readers,
  take,
  type StorePlace,
} from './store-steps.ts';

const ISSUE = '2023-10';

export function ledgerConformance(engine: string, begin: () => Promise<StorePlace>): void {
  const open = async (options?: Partial<StoreOptions>): Promise<Store> =>
    (await begin()).open(options);
  const frozen = async (count: number, batchSize: number): Promise<[Store, Run, StorePlace]> => {
    const place = await begin();
    const store = await place.open();
    await store.subscribers.add(readers(count), imported, 'active');
    return [store, await freeze(store, ISSUE, batchSize), place];
  };

  describe(`audience (${engine})`, () => {
    test('a frozen run is found again by every process, until it is finished', async () => {
      const [store, run, place] = await frozen(5, 2);
      expect(run).toMatchObject({
        count: 5,
        batches: 3,
        byTier: { public: 5, patron: 0, gold: 0 },
        segment: undefined,
        paused: undefined,
        isCancelling: false,
        terms: { sendAt: undefined, undoMs: 0 },
      });
      const other = await place.open();
      expect(await other.ledger.openRun(ISSUE)).toEqual(run);
      expect(await other.ledger.openRuns()).toEqual([run]);
      expect(await other.ledger.openRun('2023-09')).toBeUndefined();
      expect(await store.ledger.finish(run.id)).toBe(false);
      for (let no = 1; no <= 3; no += 1) {
        const batch = await take(store, run, 'accepted');
        expect(batch).toMatchObject({ no, attempt: 1, tier: 'public' });
      }
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect(await store.ledger.finish(run.id)).toBe(true);
      expect(await store.ledger.finish(run.id)).toBe(true);
      expect(await other.ledger.openRun(ISSUE)).toBeUndefined();
      expect(await other.ledger.status(ISSUE)).toMatchObject({
        audience: 5,
        batches: 3,
        deliveries: { accepted: 5, rejected: 0, unknown: 0, excluded: 0, 'not-attempted': 0 },
        startedAt: run.startedAt,
        finishedAt: expect.any(Date),
      });
    });

    test('nobody is frozen twice for one issue, though two processes plan at once', async () => {
      const [store, run] = await frozen(3, 10);
      expect((await planFor(store, ISSUE, 10)).plan).toMatchObject({
        count: 0,
        excluded: { held: 3 },
      });
      const { plan, question } = await planFor(store, '2023-09', 10);
      const other = { ...question, issueId: ISSUE };
      const stale = { ...plan, issueId: ISSUE };
      await expect(store.ledger.freeze(stale, other, frozenContent())).rejects.toMatchObject({
        id: 'audience-already-frozen',
      });
      await take(store, run, 'accepted');
      await store.ledger.finish(run.id);
      await expect(store.ledger.freeze(stale, other, frozenContent())).rejects.toMatchObject({
        id: 'audience-changed',
      });
      expect(await store.ledger.openRun(ISSUE)).toBeUndefined();
      expect((await store.ledger.status(ISSUE)).audience).toBe(3);
    });

    test('an audience that grew or shrank since the plan is not frozen', async () => {
      const store = await open();
      await store.subscribers.add(readers(3), imported, 'active');
      const { plan, question } = await planFor(store, ISSUE, 2);
      await store.subscribers.add([reader('late@example.com')], imported, 'active');
      const changed = { id: 'audience-changed' };
      await expect(store.ledger.freeze(plan, question, frozenContent())).rejects.toMatchObject(
        changed,
      );
      const next = await planFor(store, ISSUE, 2);
      const one = await store.subscribers.findByAddress('reader0@example.com');
      await store.subscribers.end(one?.id ?? '', 'unsubscribed', oneClick);
      await expect(
        store.ledger.freeze(next.plan, next.question, frozenContent()),
      ).rejects.toMatchObject(changed);
      expect((await store.ledger.status(ISSUE)).audience).toBe(0);
    });

    test('a later run reaches only those who came since, and the status counts both', async () => {
      const [store, run] = await frozen(2, 10);
      await take(store, run, 'accepted');
      await store.ledger.finish(run.id);
      await store.subscribers.add([reader('late@example.com')], imported, 'active');
      const second = await freeze(store, ISSUE, 10, { contentHash: 'other' });
      expect(second.count).toBe(1);
      const status = await store.ledger.status(ISSUE);
      expect(status).toMatchObject({ audience: 3, batches: 2, finishedAt: undefined });
      expect(status.deliveries).toMatchObject({ accepted: 2, 'not-attempted': 1 });
    });

    test('a segment is those with its tag, and the others may follow', async () => {
      const store = await open();
      const people = [reader('a@example.com', ['beta']), reader('b@example.com')];
      await store.subscribers.add(people, imported, 'active');
      const { plan, question } = await planFor(store, ISSUE, 10, { segment: 'beta' });
      expect(plan).toMatchObject({ count: 1, excluded: { 'other-segment': 1 } });
      const run = await store.ledger.freeze(plan, question, frozenContent());
      expect(run.segment).toBe('beta');
      const batch = await take(store, run, 'accepted');
      expect(batch.recipients.map((one) => one.address)).toEqual(['a@example.com']);
      await store.ledger.finish(run.id);
      expect((await planFor(store, ISSUE, 10)).plan).toMatchObject({
        count: 1,
        excluded: { held: 1 },
      });
    });

    test('what the rule in the core says of each person is what is frozen', async () => {
      const reasons = ['unsubscribed', 'bounced', 'complained', 'removed'] as const;
      const people = fc.array(
        fc.record({
          tag: fc.boolean(),
          pending: fc.boolean(),
          ends: fc.option(fc.constantFrom(...reasons), { nil: undefined }),
          tier: fc.constantFrom(undefined, 'patron', 'gold', 'platinum'),
          held: fc.constantFrom('accepted', 'accepted', 'refused'),
          came: fc.constantFrom('before', 'since', 'welcomed'),
          pause: fc.constantFrom('none', 'none', 'over', 'on'),
        }),
        { minLength: 1, maxLength: 12 },
      );
      await fc.assert(
        fc.asyncProperty(
          people,
          fc.constantFrom(undefined, 'beta'),
          fc.constantFrom('due' as const, 'failed' as const),
          fc.integer({ min: 1, max: 5 }),
          async (described, segment, only, batchSize) => {
            await using place = await begin();
            const now = new Date('2024-01-20T12:00:00Z');
            const store = await place.open({ now: () => now });
            const spelt = (no: number): string => `p${no}@example.com`;
            const come = async (was: 'before' | 'since'): Promise<number> => {
              let active = 0;
              for (const [no, one] of described.entries()) {
                if ((one.came === 'before') !== (was === 'before')) continue;
                const row = reader(spelt(no), one.tag ? ['beta'] : []);
                await store.subscribers.add([row], imported, one.pending ? 'pending' : 'active');
                if (!one.pending) active += 1;
              }
              return active;
            };
            // An earlier run of the same issue, with those who were there then.
            if ((await come('before')) > 0) {
              const run = await freeze(store, ISSUE, 100);
              const batch = await take(store, run, 'submitting');
              const refused = batch.recipients.filter((one) => {
                const no = Number(/\d+/.exec(one.address)?.[0]);
                return described[no]?.held === 'refused';
              });
              await store.ledger.settle(batch, {
                ...accepted,
                refused: refused.map(({ subscriberId }) => ({ subscriberId, reason: 'bad' })),
              });
              await store.ledger.finish(run.id);
            }
            await come('since');
            const late = reader('late@example.com', ['beta']);
            await store.subscribers.add([late], imported, 'active');
            const grants = described.flatMap(({ tier }, no) =>
              tier === undefined ? [] : [{ spelling: spelt(no), tier }],
            );
            await grantAll(store, 'a', grants);
            for (const [no, { came, ends, pause, pending }] of described.entries()) {
              const id = await idOf(store, spelt(no));
              if (came === 'welcomed') {
                expect(await store.ledger.claimWelcome(ISSUE, id)).toBe(!pending);
              }
              if (ends !== undefined) await store.subscribers.end(id, ends, oneClick);
              if (pause === 'none') continue;
              const until = new Date(now.getTime() + (pause === 'on' ? 1 : 0));
              await store.settings.pause(id, until);
            }
            const expected = new Map<string, string>();
            for (const [no, one] of described.entries()) {
              const known = await store.subscribers.findByAddress(spelt(no));
              const standing =
                one.pending || one.came === 'since'
                  ? 'free'
                  : one.came === 'before' && one.held === 'refused'
                    ? 'refused'
                    : 'held';
              const reason = exclusionOf(
                {
                  state: known?.state ?? 'pending',
                  suppressed: one.ends !== undefined,
                  paused: one.pause === 'on',
                  standing,
                  inSegment: segment === undefined || one.tag,
                },
                { only },
              );
              if (reason === undefined) expected.set(spelt(no), known?.tier ?? '');
            }
            if (only === 'due') expected.set('late@example.com', 'public');
            const { plan, question } = await planFor(store, ISSUE, batchSize, { segment, only });
            expect(plan.count).toBe(expected.size);
            if (plan.count === 0) return;
            const run = await store.ledger.freeze(plan, question, frozenContent());
            const reached = new Map<string, string>();
            for (let no = 1; no <= plan.batches; no += 1) {
              const batch = await take(store, run, 'accepted');
              expect(batch.no).toBe(no);
              expect(batch.recipients.length).toBeLessThanOrEqual(batchSize);
              for (const one of batch.recipients) reached.set(one.address, batch.tier);
            }
            expect(reached).toEqual(expected);
            expect(await store.ledger.finish(run.id)).toBe(true);
            const { audience, deliveries } = await store.ledger.status(ISSUE);
            const told = await all(store.ledger.deliveries(ISSUE));
            expect(told).toHaveLength(audience);
            expect(new Set(told.map((one) => one.address)).size).toBe(audience);
            const counted = told.filter((one) => one.state === 'accepted').length;
            expect(counted).toBe(deliveries.accepted);
          },
        ),
        { numRuns: 25 },
      );
    });
  });

  describe(`batches (${engine})`, () => {
    test('whoever left since the freeze is excluded when their batch is claimed', async () => {
      const [store, run] = await frozen(3, 10);
      const second = await store.subscribers.findByAddress('reader1@example.com');
      await store.subscribers.end(second?.id ?? '', 'unsubscribed', oneClick);
      const batch = await take(store, run, 'accepted');
      expect(batch.recipients.map((recipient) => recipient.address)).toEqual([
        'reader0@example.com',
        'reader2@example.com',
      ]);
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 2,
        excluded: 1,
      });
    });

    test('a rejected batch gets another attempt, also without those who left meanwhile', async () => {
      const [store, run] = await frozen(2, 10);
      const first = await take(store, run, 'rejected');
      expect((await store.ledger.status(ISSUE)).deliveries.rejected).toBe(2);
      expect(await store.ledger.finish(run.id)).toBe(false);
      await store.subscribers.end(first.recipients[0]?.subscriberId ?? '', 'removed', oneClick);
      const second = await take(store, run, 'accepted');
      expect(second).toMatchObject({ no: 1, attempt: 2 });
      expect(second.recipients).toEqual(first.recipients.slice(1));
    });

    test('a rejected batch is not claimed before its time', async () => {
      let now = new Date('2023-11-02T08:00:00Z');
      const store = await open({ now: () => now });
      await store.subscribers.add(readers(1), imported, 'active');
      const run = await freeze(store, ISSUE, 1);
      const batch = await take(store, run, 'submitting');
      const retryAt = new Date('2023-11-02T08:01:00Z');
      const busy = { state: 'rejected', reason: 'busy' } as const;
      expect(await store.ledger.settle(batch, busy, 60_000)).toBe(true);
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect(await store.ledger.outlook(run.id)).toEqual({
        waiting: 1,
        underWay: 0,
        unknown: 0,
        nextAt: retryAt,
        nextInMs: 60_000,
      });
      now = retryAt;
      expect(await store.ledger.claim(run.id)).toMatchObject({ no: 1, attempt: 2 });
    });

    test('those refused are left out of the next attempt, told apart, and reached by name only', async () => {
      const [store, run] = await frozen(3, 10);
      const batch = await take(store, run, 'submitting');
      const bad = batch.recipients[1];
      const refused = [{ subscriberId: bad?.subscriberId ?? '', reason: 'no such domain' }];
      await store.ledger.settle(batch, { state: 'rejected', reason: 'one is bad', refused });
      const again = await take(store, run, 'accepted');
      expect(again.recipients).toHaveLength(2);
      expect(await store.ledger.finish(run.id)).toBe(true);
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 2,
        rejected: 1,
      });
      const told = await all(store.ledger.deliveries(ISSUE));
      expect(told.filter((one) => one.state === 'rejected')).toMatchObject([
        { address: bad?.address, reason: 'no such domain' },
      ]);
      expect((await planFor(store, ISSUE, 10)).plan.count).toBe(0);
      const { plan, question } = await planFor(store, ISSUE, 10, { only: 'failed' });
      expect(plan).toMatchObject({ count: 1, excluded: { 'not-failed': 2 } });
      const second = await store.ledger.freeze(plan, question, frozenContent());
      await take(store, second, 'accepted');
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 3,
        rejected: 0,
      });
    });

    test('of those refused a segment may be tried again, and the others wait for their turn', async () => {
      const store = await open();
      const people = [reader('a@example.com', ['beta']), reader('b@example.com')];
      await store.subscribers.add(people, imported, 'active');
      const run = await freeze(store, ISSUE, 10);
      const batch = await take(store, run, 'submitting');
      const refused = batch.recipients.map(({ subscriberId }) => ({ subscriberId, reason: 'bad' }));
      await store.ledger.settle(batch, { ...accepted, refused });
      await store.ledger.finish(run.id);
      for (const [segment, name] of [
        ['beta', 'a'],
        [undefined, 'b'],
      ] as const) {
        // A plain publication leaves them alone, before and after.
        expect((await planFor(store, ISSUE, 10)).plan.count).toBe(0);
        const { plan, question } = await planFor(store, ISSUE, 10, { only: 'failed', segment });
        expect(plan.count).toBe(1);
        const again = await store.ledger.freeze(plan, question, frozenContent());
        const { recipients } = await take(store, again, 'accepted');
        expect(recipients.map((one) => one.address)).toEqual([`${name}@example.com`]);
        await store.ledger.finish(again.id);
      }
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 2,
        rejected: 0,
      });
    });

    test.each([
      { resubmitForMs: 0, waiting: 4 + 1, unknown: 1 },
      { resubmitForMs: Infinity, waiting: 4 + 2, unknown: 0 },
    ])(
      'recovery settles what a dead worker left: $resubmitForMs',
      async ({ resubmitForMs, waiting, unknown }) => {
        const place = await begin();
        let now = new Date('2023-11-02T08:00:00Z');
        const store = await place.open({ now: () => now, leaseMs: 1000 });
        await store.subscribers.add(readers(14), imported, 'active');
        const run = await freeze(store, ISSUE, 2);
        await take(store, run, 'accepted');
        const claimed = await take(store, run, 'claimed');
        const submitting = await take(store, run, 'submitting');
        const successor = await place.open({ now: () => now });
        await successor.ledger.recover(run.id, resubmitForMs);
        // Their worker is alive, as far as anybody knows.
        expect(await successor.ledger.outlook(run.id)).toMatchObject({ underWay: 2, unknown: 0 });
        now = new Date('2023-11-02T08:00:01Z');
        await successor.ledger.recover(run.id, resubmitForMs);
        const outlook = await successor.ledger.outlook(run.id);
        expect(outlook).toMatchObject({ waiting, underWay: 0, unknown });
        expect(await store.ledger.markSubmitting(claimed, undefined)).toBe(false);
        expect(await store.ledger.settle(submitting, accepted)).toBe(false);
      },
    );

    test('a batch claimed anew belongs to its new holder and to its new attempt', async () => {
      const place = await begin();
      const store = await place.open({ leaseMs: 0 });
      await store.subscribers.add(readers(1), imported, 'active');
      const run = await freeze(store, ISSUE, 1);
      const first = await take(store, run, 'claimed');
      const successor = await place.open();
      await successor.ledger.recover(run.id, 0);
      const second = await take(successor, run, 'claimed');
      expect(await store.ledger.markSubmitting(first, undefined)).toBe(false);
      expect(await store.ledger.markSubmitting(second, undefined)).toBe(false);
      expect(await successor.ledger.markSubmitting(first, undefined)).toBe(false);
      expect(await successor.ledger.markSubmitting(second, undefined)).toBe(true);
      expect(await successor.ledger.settle(first, accepted)).toBe(false);
      expect(await successor.ledger.settle(second, accepted)).toBe(true);
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
      expect(await store.ledger.settle(batch, accepted)).toBe(false);
      expect(await store.ledger.markSubmitting(batch, undefined)).toBe(true);
      expect(await store.ledger.markSubmitting(batch, undefined)).toBe(false);
      const unknown = { state: 'unknown', reason: 'a time-out' } as const;
      expect(await store.ledger.settle(batch, unknown)).toBe(true);
      expect(await store.ledger.settle(batch, accepted)).toBe(false);
      await store.ledger.recover(run.id, 0);
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect(await store.ledger.finish(run.id)).toBe(false);
    });

    test.each(['found', 'resend', 'leave'] as const)(
      'what is unknown is settled by what is found out or decided: %s',
      async (kind) => {
        const [store, run] = await frozen(5, 5);
        await take(store, run, 'unknown');
        const [batch] = await store.ledger.unknownBatches(ISSUE);
        expect(batch).toMatchObject({ no: 1, recipients: 5, attempt: 1, schedule: undefined });
        expect(batch?.sample).toHaveLength(3);
        if (batch === undefined) return;
        const as = kind === 'found' ? { kind, providerId: 'p' } : { kind };
        expect(await store.ledger.resolve(batch, as)).toBe(true);
        expect(await store.ledger.resolve(batch, as)).toBe(false);
        expect(await store.ledger.unknownBatches(ISSUE)).toEqual([]);
        expect(await store.ledger.finish(run.id)).toBe(kind !== 'resend');
        const { deliveries, leftUnknown } = await store.ledger.status(ISSUE);
        expect({ ...deliveries, leftUnknown }).toMatchObject({
          accepted: kind === 'found' ? 5 : 0,
          unknown: kind === 'leave' ? 5 : 0,
          'not-attempted': kind === 'resend' ? 5 : 0,
          leftUnknown: kind === 'leave' ? 5 : 0,
        });
      },
    );

    test('a paused run is claimed by nobody until it goes on', async () => {
      const [store, run, place] = await frozen(1, 1);
      await store.ledger.pause(run.id, 'the provider is down');
      expect(await (await place.open()).ledger.claim(run.id)).toBeUndefined();
      expect((await store.ledger.openRun(ISSUE))?.paused?.reason).toBe('the provider is down');
      expect((await store.ledger.status(ISSUE)).paused?.reason).toBe('the provider is down');
      await store.ledger.unpause(run.id);
      expect(await store.ledger.claim(run.id)).toBeDefined();
    });

    test('a run is not begun before its time', async () => {
      const store = await open();
      await store.subscribers.add(readers(1), imported, 'active');
      const beginAt = new Date(Date.now() + 3_600_000);
      const run = await freeze(store, ISSUE, 1, {
        terms: { sendAt: beginAt, beginAt, undoMs: 0 },
      });
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect((await store.ledger.outlook(run.id)).nextAt).toEqual(beginAt);
    });

    test('turns of a transport come one after another, for all who share it', async () => {
      const now = new Date('2023-11-02T08:00:00Z');
      const place = await begin();
      const [one, other] = [
        await place.open({ now: () => now }),
        await place.open({ now: () => now }),
      ];
      expect(await one.ledger.takeTurn('smtp', 100)).toBe(0);
      expect(await other.ledger.takeTurn('smtp', 100)).toBe(100);
      expect(await one.ledger.takeTurn('smtp', 100)).toBe(200);
      expect(await one.ledger.takeTurn('outbox', 0)).toBe(0);
      await other.ledger.holdBack('outbox', 5000);
      expect(await one.ledger.takeTurn('outbox', 0)).toBe(5000);
      await other.ledger.holdBack('outbox', 10);
      expect(await one.ledger.takeTurn('outbox', 0)).toBe(5000);
    });

    test('what was rehearsed into the outbox was mailed to nobody', async () => {
      const place = await begin();
      const rehearsal = await place.open({ channel: 'rehearsal' });
      await rehearsal.subscribers.add(readers(2), imported, 'active');
      const run = await freeze(rehearsal, ISSUE, 5);
      await take(rehearsal, run, 'accepted');
      await rehearsal.ledger.finish(run.id);
      expect((await planFor(rehearsal, ISSUE, 5)).plan.count).toBe(0);
      const mail = await place.open();
      expect((await planFor(mail, ISSUE, 5)).plan.count).toBe(2);
      expect((await mail.ledger.status(ISSUE)).audience).toBe(0);
    });
  });

  describe(`schedules (${engine})`, () => {
    const soon = new Date(Date.now() + 1_200_000);
    const later = new Date(Date.now() + 2_400_000);
    const early = new Date(0);

    test('one schedule a group is open; the first of several workers wins', async () => {
      const [store, run, place] = await frozen(2, 1);
      const other = await place.open();
      const group = { runId: run.id, no: 1 };
      expect(await store.ledger.openSchedule(group, early)).toBeUndefined();
      const mine = { id: 'mine', sendAt: soon };
      expect(await store.ledger.addSchedule(group, mine, early)).toEqual(mine);
      expect(await other.ledger.addSchedule(group, { id: 'theirs', sendAt: soon }, early)).toEqual(
        mine,
      );
      expect(await other.ledger.openSchedule(group, soon)).toEqual(mine);
      // Too near to be of use, it makes room for the next one.
      expect(await other.ledger.openSchedule(group, later)).toBeUndefined();
      const next = { id: 'next', sendAt: later };
      expect(await other.ledger.addSchedule(group, next, later)).toEqual(next);
      expect(
        (await store.ledger.schedules(ISSUE)).map(({ id, state }) => `${id} ${state}`),
      ).toEqual(['mine closed', 'next open']);
    });

    test('a cancelled schedule plans all its batches again, whatever their state', async () => {
      const [store, run, place] = await frozen(5, 1);
      const schedule = { id: 's', sendAt: soon };
      await store.ledger.addSchedule({ runId: run.id, no: 1 }, schedule, early);
      await take(store, run, 'accepted', schedule);
      await take(store, run, 'unknown', schedule);
      const submitting = await take(store, run, 'submitting', schedule);
      const claimed = await take(store, run, 'claimed');
      const other = await place.open();
      expect(await other.ledger.beginCancel('s')).toBe('begun');
      expect(await other.ledger.beginCancel('s')).toBe('again');
      // Whoever has claimed a batch meanwhile cannot submit it under this schedule.
      expect(await store.ledger.markSubmitting(claimed, schedule)).toBe(false);
      expect(await other.ledger.finish(run.id)).toBe(false);
      await other.ledger.endCancel('s', 'cancelled');
      expect(await other.ledger.beginCancel('s')).toBe('cancelled');
      expect(await store.ledger.settle(submitting, accepted)).toBe(false);
      expect(await store.ledger.outlook(run.id)).toMatchObject({
        waiting: 4,
        underWay: 1,
        unknown: 0,
      });
      const again = await take(store, run, 'claimed');
      expect(again).toMatchObject({ no: 1, attempt: 2 });
    });

    test('what cannot be taken back any more stays as it is', async () => {
      const [store, run] = await frozen(2, 1);
      const schedule = { id: 's', sendAt: soon };
      await store.ledger.addSchedule({ runId: run.id, no: 1 }, schedule, early);
      await take(store, run, 'accepted', schedule);
      await take(store, run, 'unknown', schedule);
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'too-late');
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 1,
        unknown: 1,
      });
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 2, schedule }]);
      expect((await store.ledger.status(ISSUE)).sendAt).toEqual(soon);
    });

    test('what may have been taken back is unknown, and its run goes on until that is settled', async () => {
      const [store, run] = await frozen(1, 1);
      const schedule = { id: 's', sendAt: soon };
      await store.ledger.addSchedule({ runId: run.id, no: 1 }, schedule, early);
      await take(store, run, 'accepted', schedule);
      expect(await store.ledger.finish(run.id)).toBe(true);
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'unclear');
      expect(await store.ledger.openRun(ISSUE)).toMatchObject({ id: run.id });
      expect(await store.ledger.unknownBatches(ISSUE)).toMatchObject([{ no: 1, schedule }]);
      expect(await store.ledger.finish(run.id)).toBe(false);
    });

    test('a run taken back for good frees everybody whom it has not reached', async () => {
      const [store, run] = await frozen(5, 1);
      const schedule = { id: 's', sendAt: soon };
      await take(store, run, 'accepted');
      await store.ledger.addSchedule({ runId: run.id, no: 1 }, schedule, early);
      await take(store, run, 'accepted', schedule);
      const claimed = await take(store, run, 'claimed');
      await store.ledger.cancelRuns(ISSUE);
      expect(await store.ledger.markSubmitting(claimed, undefined)).toBe(false);
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      expect((await store.ledger.openRun(ISSUE))?.isCancelling).toBe(true);
      await store.ledger.beginCancel('s');
      await store.ledger.endCancel('s', 'cancelled');
      expect(await store.ledger.finish(run.id)).toBe(true);
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 1,
        cancelled: 4,
      });
      const second = await freeze(store, ISSUE, 10);
      expect(second.count).toBe(4);
      expect((await store.ledger.status(ISSUE)).deliveries).toMatchObject({
        accepted: 1,
        cancelled: 0,
        'not-attempted': 4,
      });
      expect(await all(store.ledger.deliveries(ISSUE))).toHaveLength(5);
    });

    test('a changed issue replaces the run, and nobody who may have the former text is in it', async () => {
      const [store, run] = await frozen(6, 1);
      await take(store, run, 'accepted');
      await take(store, run, 'rejected');
      await take(store, run, 'unknown');
      const { plan, question } = await planFor(store, ISSUE, 10, { replacing: run.id });
      expect(plan).toMatchObject({ count: 4, excluded: { held: 2 } });
      // What is unknown must be settled first.
      await expect(store.ledger.freeze(plan, question, frozenContent())).rejects.toMatchObject({
        id: 'audience-already-frozen',
      });
      const [unknown] = await store.ledger.unknownBatches(ISSUE);
      if (unknown !== undefined) await store.ledger.resolve(unknown, { kind: 'leave' });
      const second = await store.ledger.freeze(
        plan,
        question,
        frozenContent({ contentHash: 'other' }),
      );
      expect(second.count).toBe(4);
      expect(await store.ledger.claim(run.id)).toBeUndefined();
      const batch = await take(store, second, 'accepted');
      expect(batch.recipients).toHaveLength(4);
      expect((await store.ledger.status(ISSUE)).audience).toBe(6);
    });
  });

  contentConformance(engine, begin);
}

function contentConformance(engine: string, begin: () => Promise<StorePlace>): void {
  const open = async (options?: Partial<StoreOptions>): Promise<Store> =>
    (await begin()).open(options);

  describe(`content (${engine})`, () => {
    const part = (hash: string) => ({ region: 'text', part: 'paragraph', hash });
    const first = frozenContent({ outline: [part('a'), part('b')], allowedRules: ['mail/b'] });

    test('what was sent is kept with its run, from the first batch that may have left', async () => {
      const sentAt = new Date('2023-11-02T08:00:00Z');
      const store = await open({ now: () => sentAt });
      await store.subscribers.add(readers(5), imported, 'active');
      const run = await freeze(store, '2023-10', 2, first);
      expect(await store.ledger.mailed()).toEqual([]);
      await take(store, run, 'rejected');
      await take(store, run, 'claimed');
      expect(await store.ledger.mailed()).toEqual([]);
      await take(store, run, 'submitting');
      const { contentHash, outline } = first;
      const sent = { issueId: '2023-10', contentHash, outline, sentAt };
      expect(await store.ledger.mailed()).toEqual([{ ...sent, count: 2 }]);
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
        const run = await freeze(store, '2023-10', 9, content);
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
      const rehearsed = await freeze(rehearsal, '2023-10', 9, first);
      await take(rehearsal, rehearsed, 'accepted');
      expect(await mail.ledger.mailed()).toEqual([]);
      expect((await mail.ledger.status('2023-10')).allowedRules).toEqual([]);
      const run = await freeze(mail, '2023-10', 9);
      await take(mail, run, 'accepted');
      expect(await rehearsal.ledger.mailed()).toMatchObject([{ issueId: '2023-10', count: 2 }]);
    });
  });
}
