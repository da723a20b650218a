/** Who is not due an issue for a while, or has it already on their own. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import {
  accepted,
  address,
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

const HOUR_MS = 60 * 60 * 1000;
const start = new Date('2024-01-20T12:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

interface Ticking {
  readonly store: Store;
  readonly place: StorePlace;
  readonly pass: (ms: number) => void;
  readonly now: () => Date;
}

export function welcomeRules(begin: () => Promise<StorePlace>): void {
  const withReaders = async (count: number): Promise<Ticking> => {
    let time = start;
    const now = (): Date => time;
    const place = await begin();
    const store = await place.open({ now });
    await store.subscribers.add(readers(count), imported, 'active');
    return { store, place, now, pass: (ms) => void (time = new Date(time.getTime() + ms)) };
  };
  pauseRules(withReaders);
  newestRules(withReaders);
  welcomedRules(withReaders);
  sameTimeRules(withReaders);
}

const reached = (batch: { readonly recipients: readonly { readonly address: string }[] }) =>
  batch.recipients.map((one) => one.address);

function pauseRules(withReaders: (count: number) => Promise<Ticking>): void {
  test('whoever has paused is counted and not due, and is again when it is over', async () => {
    const { store, pass } = await withReaders(3);
    const id = await idOf(store, 'reader1@example.com');
    await store.settings.pause(id, after(HOUR_MS));
    const { plan, question } = await planFor(store, '2024-01', 10);
    expect(plan).toMatchObject({ count: 2, excluded: { paused: 1 } });
    const run = await store.ledger.freeze(plan, question, frozenContent());
    expect(reached(await take(store, run, 'accepted'))).toEqual([
      'reader0@example.com',
      'reader2@example.com',
    ]);
    await store.ledger.finish(run.id);
    pass(HOUR_MS - 1);
    expect((await planFor(store, '2024-01', 10)).plan.excluded).toMatchObject({
      held: 2,
      paused: 1,
    });
    pass(1);
    // To the millisecond: the pause is until then.
    expect((await planFor(store, '2024-01', 10)).plan).toMatchObject({
      count: 1,
      excluded: { held: 2, paused: 0 },
    });
    const second = await freeze(store, '2024-01', 10);
    expect(reached(await take(store, second, 'accepted'))).toEqual(['reader1@example.com']);
  });

  test('whoever pauses after the freeze is excluded, for that reason, and stays so', async () => {
    const { store, pass } = await withReaders(2);
    const run = await freeze(store, '2024-01', 10);
    await store.settings.pause(await idOf(store, 'reader0@example.com'), after(HOUR_MS));
    await store.subscribers.end(await idOf(store, 'reader1@example.com'), 'unsubscribed', oneClick);
    expect(reached(await take(store, run, 'accepted'))).toEqual([]);
    const told = await all(store.ledger.deliveries('2024-01'));
    expect(told.map(({ state, reason }) => [state, reason])).toEqual([
      ['excluded', 'paused'],
      ['excluded', 'left'],
    ]);
    await store.ledger.finish(run.id);
    pass(HOUR_MS);
    expect((await planFor(store, '2024-01', 10)).plan.count).toBe(0);
    expect((await planFor(store, '2024-02', 10)).plan.count).toBe(1);
  });

  test('a pause that began and ended between freeze and claim harms nobody', async () => {
    const { store, pass } = await withReaders(1);
    const run = await freeze(store, '2024-01', 10);
    await store.settings.pause(await idOf(store, 'reader0@example.com'), after(HOUR_MS));
    pass(HOUR_MS);
    expect(reached(await take(store, run, 'accepted'))).toEqual(['reader0@example.com']);
  });

  test('a pause between the plan and the freeze is an audience that changed', async () => {
    const { store } = await withReaders(2);
    const { plan, question } = await planFor(store, '2024-01', 10);
    await store.settings.pause(await idOf(store, 'reader0@example.com'), after(HOUR_MS));
    await expect(store.ledger.freeze(plan, question, frozenContent())).rejects.toMatchObject({
      id: 'audience-changed',
    });
  });
}

function newestRules(withReaders: (count: number) => Promise<Ticking>): void {
  test('the newest issue is the highest of those that went out, by this channel', async () => {
    const { store, place, now } = await withReaders(2);
    const rehearsal = await place.open({ now, channel: 'rehearsal' });
    expect(await store.ledger.newestIssues(3)).toEqual([]);
    const later = await freeze(store, '2024-02', 10);
    expect(await store.ledger.newestIssues(3)).toEqual([]);
    for (const as of ['rejected', 'unknown'] as const) {
      await take(store, as === 'rejected' ? later : await freeze(store, '2023-12', 10), as);
    }
    expect(await store.ledger.newestIssues(3)).toEqual([]);
    await take(store, await freeze(store, '2024-01', 10), 'accepted');
    expect(await store.ledger.newestIssues(3)).toEqual(['2024-01']);
    await take(store, later, 'accepted');
    expect(await store.ledger.newestIssues(3)).toEqual(['2024-02', '2024-01']);
    expect(await store.ledger.newestIssues(1)).toEqual(['2024-02']);
    expect(await rehearsal.ledger.newestIssues(3)).toEqual([]);
  });

  test('what waits at the provider, and may be taken back, has not gone out', async () => {
    const { store, pass } = await withReaders(1);
    const run = await freeze(store, '2024-01', 10);
    const schedule = { id: 's', sendAt: after(HOUR_MS) };
    await store.ledger.addSchedule({ runId: run.id, no: 1 }, schedule, new Date(0));
    await take(store, run, 'accepted', schedule);
    expect(await store.ledger.newestIssues(3)).toEqual([]);
    pass(HOUR_MS);
    expect(await store.ledger.newestIssues(3)).toEqual(['2024-01']);
  });
}

function welcomedRules(withReaders: (count: number) => Promise<Ticking>): void {
  test('whoever was welcomed with an issue is not due it, and is due the next', async () => {
    const { store } = await withReaders(1);
    const run = await freeze(store, '2024-01', 10);
    await take(store, run, 'accepted');
    await store.ledger.finish(run.id);
    await store.subscribers.add([reader('new@example.com')], imported, 'active');
    const id = await idOf(store, 'new@example.com');
    expect(await store.ledger.claimWelcome('2024-01', id)).toBe(true);
    expect(await store.ledger.claimWelcome('2024-01', id)).toBe(false);
    expect((await planFor(store, '2024-01', 10)).plan).toMatchObject({
      count: 0,
      excluded: { held: 2 },
    });
    expect((await planFor(store, '2024-02', 10)).plan.count).toBe(2);
    expect((await store.records.find(address('new@example.com')))?.welcomes).toEqual([
      { issueId: '2024-01', channel: 'mail', at: start },
    ]);
  });

  test('a rehearsed welcome keeps nobody from a real one', async () => {
    const { store, place, now } = await withReaders(1);
    const rehearsal = await place.open({ now, channel: 'rehearsal' });
    const id = await idOf(store, 'reader0@example.com');
    expect(await rehearsal.ledger.claimWelcome('2024-01', id)).toBe(true);
    expect(await store.ledger.claimWelcome('2024-01', id)).toBe(true);
    expect((await store.records.find(address('reader0@example.com')))?.welcomes).toHaveLength(2);
  });

  test.each(['planned', 'accepted', 'unknown'] as const)(
    'whoever is in an audience already, %s, gets no other copy',
    async (as) => {
      const { store } = await withReaders(1);
      const run = await freeze(store, '2024-01', 10);
      if (as !== 'planned') await take(store, run, as);
      const id = await idOf(store, 'reader0@example.com');
      expect(await store.ledger.claimWelcome('2024-01', id)).toBe(false);
      expect(await store.ledger.claimWelcome('2024-02', id)).toBe(true);
    },
  );

  test('whoever was refused before is welcome, and is not tried again then', async () => {
    const { store } = await withReaders(1);
    const run = await freeze(store, '2024-01', 10);
    const batch = await take(store, run, 'submitting');
    const id = await idOf(store, 'reader0@example.com');
    await store.ledger.settle(batch, { ...accepted, refused: [{ subscriberId: id, reason: 'x' }] });
    await store.ledger.finish(run.id);
    expect(await store.ledger.claimWelcome('2024-01', id)).toBe(false);
    expect((await planFor(store, '2024-01', 10, { only: 'failed' })).plan.count).toBe(1);
  });

  test('an issue that was taken back may welcome somebody', async () => {
    const { store } = await withReaders(1);
    await freeze(store, '2024-01', 10);
    await store.ledger.cancelRuns('2024-01');
    const id = await idOf(store, 'reader0@example.com');
    expect(await store.ledger.claimWelcome('2024-01', id)).toBe(true);
    expect((await planFor(store, '2024-01', 10)).plan.count).toBe(0);
  });

  test('nobody is welcomed who is not active, or suppressed, or gone', async () => {
    const { store } = await withReaders(2);
    await store.subscribers.add([reader('pending@example.com')], imported, 'pending');
    const pending = await idOf(store, 'pending@example.com');
    const left = await idOf(store, 'reader0@example.com');
    const gone = await idOf(store, 'reader1@example.com');
    await store.subscribers.end(left, 'unsubscribed', oneClick);
    const erased = { at: start, action: 'erased', source: 'cli' } as const;
    await store.records.erase(address('reader1@example.com'), erased);
    for (const id of [pending, left, gone]) {
      expect(await store.ledger.claimWelcome('2024-01', id)).toBe(false);
    }
  });

  test('an erasure takes the welcome along', async () => {
    const { store } = await withReaders(1);
    const id = await idOf(store, 'reader0@example.com');
    await store.ledger.claimWelcome('2024-01', id);
    const erased = { at: start, action: 'erased', source: 'cli' } as const;
    await store.records.erase(address('reader0@example.com'), erased);
    expect((await store.records.find(address('reader0@example.com')))?.welcomes).toEqual([]);
  });
}

function sameTimeRules(withReaders: (count: number) => Promise<Ticking>): void {
  test('of a welcome and a freeze at once one has the person', async () => {
    const { store, place, now } = await withReaders(4000);
    const other = await place.open({ now });
    const { plan, question } = await planFor(store, '2024-01', 1000);
    const newcomers: string[] = [];
    for (let no = 0; no < 30; no += 1) {
      newcomers.push(await idOf(store, `reader${no * 100}@example.com`));
    }
    let isFreezing = true;
    const freezing = store.ledger
      .freeze(plan, question, frozenContent())
      .catch(() => undefined)
      .finally(() => void (isFreezing = false));
    const welcomed = new Set<string>();
    for (const id of newcomers) {
      // Some before, some while the audience is written down, some after.
      if (isFreezing) await new Promise((resolve) => setTimeout(resolve, 3));
      if (await other.ledger.claimWelcome('2024-01', id)) welcomed.add(id);
    }
    const run = await freezing;
    for (let no = 1; run !== undefined && no <= plan.batches; no += 1) {
      const batch = await take(store, run, 'accepted');
      const both = batch.recipients.filter(({ subscriberId }) => welcomed.has(subscriberId));
      expect(both).toEqual([]);
    }
    // Either the plan was overtaken by a welcome, or all of them by the plan.
    expect(welcomed.size > 0).toBe(run === undefined);
  });
}
