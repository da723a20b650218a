/** What every engine's store must tell of the audience in figures, written against the ports alone. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type { ConsentAction, ConsentEvent } from '../../src/core/audience/consent.ts';
import type { DailyTurnover } from '../../src/core/audience/growth.ts';
import type { SuppressionReason } from '../../src/core/audience/subscriber.ts';
import { eventWorld, options, TOLD } from './event-steps.ts';
import { address, all, freeze, imported, reader, readers, type StorePlace } from './store-steps.ts';

const HOUR_MS = 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 30, 6);

export function audienceConformance(
  engine: string,
  newPlace: () => Promise<StorePlace>,
  { numRuns }: { readonly numRuns: number },
): void {
  const open = async (now: () => Date): Promise<Store> => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place.open({ now });
  };

  describe(`turnover (${engine})`, () => {
    test('it is what the states tell, whoever comes, leaves, comes back, moves or is erased', async () => {
      const store = await open(() => new Date());
      let worlds = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          worlds += 1;
          const before = await store.audience.turnover();
          const world: World = { store, name: `w${worlds}`, now: START, days: new Map() };
          for (const take of steps) await watched(world, take);
          expect(await store.audience.turnover()).toEqual(added(before, world.days));
        }),
        { numRuns },
      );
    });

    test('whoever leaves in two ways has left once, and an end before the first yes is none', async () => {
      const store = await open(() => new Date(START));
      const [ada, bo] = await subscribe(store, ['ada', 'bo'], 'subscribed', 'pending');
      await store.subscribers.end(bo ?? '', 'bounced', consent('bounced', START));
      await store.subscribers.confirm(ada ?? '', consent('confirmed', START), new Date(START));
      for (const reason of ['bounced', 'unsubscribed', 'complained'] as const) {
        await store.subscribers.end(ada ?? '', reason, consent(reason, START + HOUR_MS));
      }
      expect(await store.audience.turnover()).toEqual([{ day: '2026-01-30', came: 1, left: 1 }]);
    });

    test('an end that was told late counts on its day', async () => {
      const store = await open(() => new Date(START));
      const [ada] = await subscribe(store, ['ada'], 'imported', 'active');
      const days = 24 * HOUR_MS;
      await store.subscribers.end(ada ?? '', 'bounced', consent('bounced', START - 40 * days));
      expect(await store.audience.turnover()).toEqual([
        { day: '2025-12-21', came: 0, left: 1 },
        { day: '2026-01-30', came: 1, left: 0 },
      ]);
    });

    test('people beyond what is read at once are counted too', async () => {
      const store = await open(() => new Date(START));
      await using staged = await store.records.beginImport();
      await staged.stage(readers(5003).map((one) => ({ kind: 'subscriber', ...one })));
      const events = { added: consent('imported', START), left: consent('left', START) };
      await staged.commit(await staged.preview(), events);
      const people = await all(store.subscribers.list({ limit: 5000 }));
      const id = people.at(-1)?.id ?? '';
      await store.subscribers.end(id, 'removed', consent('removed', START));
      expect(await store.audience.turnover()).toEqual([{ day: '2026-01-30', came: 5003, left: 1 }]);
    });
  });

  describe(`pauses and ends (${engine})`, () => {
    test('whoever is active and pauses is counted until the pause is over', async () => {
      const store = await open(() => new Date(START));
      const [ada, bo] = await subscribe(store, ['ada', 'bo', 'cy'], 'imported', 'active');
      for (const id of [ada, bo]) await store.settings.pause(id ?? '', new Date(START));
      await store.subscribers.end(bo ?? '', 'removed', consent('removed', START));
      expect(await store.audience.paused(new Date(START - 1))).toBe(1);
      expect(await store.audience.paused(new Date(START))).toBe(0);
    });

    test('bounces and complaints, the newest first, with their issue and address', async () => {
      const store = await open(() => new Date('2023-11-02T08:00:00.400Z'));
      const world = await eventWorld(store, 'a');
      const told = [
        world.event({ reader: 0, what: { kind: 'bounced' }, second: 60 }),
        world.event({ reader: 1, what: { kind: 'complained' }, second: 90 }),
        world.event({ reader: 2, what: { kind: 'unsubscribed' }, second: 120 }),
        world.event({ reader: 3, what: { kind: 'bounced' }, second: 30, withIds: false }),
      ];
      await store.events.record(told, options);
      const erased: ConsentEvent = { at: TOLD, action: 'erased', source: 'cli' };
      await store.records.erase(address(world.address(0)), erased);
      const ends = await store.audience.newestEnds(10);
      expect(ends).toEqual([
        {
          at: new Date('2023-11-02T08:01:30Z'),
          reason: 'complained',
          issueId: '2023-10-a',
          address: 'a-1@example.com',
          source: 'webhook',
        },
        expect.objectContaining({ reason: 'bounced', issueId: '2023-10-a', address: undefined }),
        expect.objectContaining({ reason: 'bounced', address: 'a-3@example.com' }),
      ]);
      expect(await store.audience.newestEnds(1)).toEqual(ends.slice(0, 1));
    });

    test('an end is laid to no issue that went out after it', async () => {
      let now = new Date('2023-11-02T08:00:00.400Z');
      const store = await open(() => now);
      const world = await eventWorld(store, 'a');
      await store.events.record([world.event({ reader: 0, what: { kind: 'bounced' } })], options);
      now = new Date('2023-12-02T08:00:00Z');
      const id = (await store.subscribers.findByAddress(world.address(0)))?.id ?? '';
      await store.subscribers.confirm(id, consent('confirmed', now.getTime()), now);
      const later = await eventWorld(store, 'a', '2023-11');
      const second = (now.getTime() - Date.UTC(2023, 10, 2, 8)) / 1000 + 60;
      const told = later.event({ reader: 0, what: { kind: 'bounced' }, second });
      await store.events.record([told], { ...options, now: new Date('2023-12-03') });
      const ends = await store.audience.newestEnds(10);
      expect(ends.map(({ issueId }) => issueId)).toEqual(['2023-11', '2023-10-a']);
    });

    test('the issues that began to go out last', async () => {
      let now = new Date(START);
      const store = await open(() => now);
      expect(await store.ledger.recentIssues(5)).toEqual([]);
      await store.subscribers.add(readers(2), imported, 'active');
      for (const issueId of ['2023-12', '2023-10', '2023-11']) {
        now = new Date(now.getTime() + HOUR_MS);
        await freeze(store, issueId, 2);
      }
      expect(await store.ledger.recentIssues(5)).toEqual(['2023-11', '2023-10', '2023-12']);
      expect(await store.ledger.recentIssues(2)).toEqual(['2023-11', '2023-10']);
    });
  });
}

function consent(action: ConsentAction, at: number): ConsentEvent {
  return { at: new Date(at), action, source: 'test' };
}

async function subscribe(
  store: Store,
  names: readonly string[],
  action: ConsentAction,
  state: 'active' | 'pending',
): Promise<(string | undefined)[]> {
  const spellings = names.map((name) => `${name}@example.com`);
  await store.subscribers.add(
    spellings.map((one) => reader(one)),
    consent(action, START),
    state,
  );
  const found = await Promise.all(spellings.map((one) => store.subscribers.findByAddress(one)));
  return found.map((one) => one?.id);
}

interface World {
  readonly store: Store;
  /** Tells the people of one run from those of another. */
  readonly name: string;
  now: number;
  readonly days: Map<string, { came: number; left: number }>;
}

type Step = (world: World, at: Date) => Promise<void>;

/** The plain model: whoever is active after a step and was not before it has come, and so on. */
async function watched(world: World, take: Step): Promise<void> {
  const active = async (): Promise<ReadonlySet<string>> =>
    new Set((await all(world.store.subscribers.list({ state: 'active' }))).map(({ id }) => id));
  const before = await active();
  const at = new Date((world.now += 7 * HOUR_MS));
  await take(world, at);
  const after = await active();
  const came = [...after].filter((id) => !before.has(id)).length;
  const left = [...before].filter((id) => !after.has(id)).length;
  if (came === 0 && left === 0) return;
  const day = at.toISOString().slice(0, 10);
  const sum = world.days.get(day) ?? { came: 0, left: 0 };
  world.days.set(day, { came: sum.came + came, left: sum.left + left });
}

function added(before: readonly DailyTurnover[], more: World['days']): DailyTurnover[] {
  const sums = new Map(before.map(({ day, ...sum }) => [day, sum]));
  for (const [day, { came, left }] of more) {
    const sum = sums.get(day) ?? { came: 0, left: 0 };
    sums.set(day, { came: sum.came + came, left: sum.left + left });
  }
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, sum]) => ({ day, ...sum }));
}

const person = fc.nat(4);
const spelled = ({ name }: World, no: number): string => `${name}-${no}@example.com`;

async function withId(
  world: World,
  no: number,
  work: (id: string) => Promise<unknown>,
): Promise<void> {
  const found = await world.store.subscribers.findByAddress(spelled(world, no));
  if (found !== undefined) await work(found.id);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(person, fc.constantFrom('imported', 'added', 'subscribed'))
    .map(([no, action]): Step => async (world, at) => {
      const state = action === 'subscribed' ? 'pending' : 'active';
      const rows = [reader(spelled(world, no))];
      await world.store.subscribers.add(rows, consent(action, at.getTime()), state);
    }),
  person.map(
    (no): Step =>
      (world, at) =>
        withId(world, no, (id) =>
          world.store.subscribers.confirm(id, consent('confirmed', at.getTime()), at),
        ),
  ),
  fc
    .tuple(
      person,
      fc.constantFrom<SuppressionReason>('unsubscribed', 'removed', 'bounced', 'complained'),
    )
    .map(
      ([no, reason]): Step =>
        (world, at) =>
          withId(world, no, (id) =>
            world.store.subscribers.end(id, reason, consent(reason, at.getTime())),
          ),
    ),
  fc
    .tuple(person, fc.constantFrom('unsubscribed', 'bounced', 'complained'))
    .map(([no, reason]): Step => async (world, at) => {
      await using staged = await world.store.records.beginImport();
      const left = { kind: 'left', address: address(spelled(world, no)), reason } as const;
      await staged.stage([{ ...left, leftAt: at }]);
      const events = {
        added: consent('imported', at.getTime()),
        left: consent('left', at.getTime()),
      };
      await staged.commit(await staged.preview(), events);
    }),
  fc.tuple(person, person).map(
    ([no, to]): Step =>
      (world, at) =>
        withId(world, no, (id) =>
          world.store.settings.move(
            id,
            address(spelled(world, to)),
            consent('moved', at.getTime()),
            at,
          ),
        ),
  ),
  person.map((no): Step => async (world, at) => {
    await world.store.records.erase(address(spelled(world, no)), consent('erased', at.getTime()));
  }),
);
