/** What every engine's store must do with what providers tell, written against the ports alone. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import { bitOf } from '../../src/core/events/recipient-facts.ts';
import { nothingRecorded } from '../../src/core/events/recording.ts';
import {
  eventWorld,
  options,
  READERS,
  STARTED,
  TOLD,
  type EventWorld,
  type Told,
  type What,
} from './event-steps.ts';
import { address, imported, reader, type StorePlace } from './store-steps.ts';

const nobody = nothingRecorded.ended;
const DAY_MS = 24 * 60 * 60 * 1000;

export function eventsConformance(
  engine: string,
  newPlace: () => Promise<StorePlace>,
  { numRuns }: { readonly numRuns: number },
): void {
  const begin = async (): Promise<StorePlace> => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place;
  };
  const open = async (): Promise<Store> => (await begin()).open({ now: () => STARTED });
  const world = async (): Promise<EventWorld> => eventWorld(await open(), 'a');
  const tell = ({ store, event }: EventWorld, told: readonly Told[], over = options) =>
    store.events.record(told.map(event), over);
  const tallyOf = ({ store, issueId }: EventWorld) => store.events.tally(issueId);

  describe(`events (${engine})`, () => {
    test('facts gather in any order, and what was known is no news', async () => {
      const here = await world();
      const told: Told[] = [
        { reader: 0, what: { kind: 'delivered' } },
        { reader: 0, what: { kind: 'processed' } },
        { reader: 1, what: { kind: 'processed' } },
        { reader: 0, what: { kind: 'delivered' } },
      ];
      expect(await tell(here, told)).toEqual({ ...nothingRecorded, fresh: 3, known: 1 });
      expect(await tell(here, [{ reader: 1, what: { kind: 'delivered' } }])).toMatchObject({
        fresh: 1,
      });
      expect((await tallyOf(here)).recipients).toEqual([
        { facts: bitOf('processed') | bitOf('delivered'), accepted: true, count: 2 },
      ]);
    });

    test('one event proves that an unknown delivery was accepted', async () => {
      const here = await world();
      expect((await tallyOf(here)).recipients).toEqual([{ facts: 0, accepted: true, count: 2 }]);
      await tell(here, [{ reader: 2, what: { kind: 'delivered' } }]);
      expect((await tallyOf(here)).recipients).toHaveLength(2);
      expect((await tallyOf(here)).recipients).toContainEqual({
        facts: bitOf('delivered'),
        accepted: false,
        count: 1,
      });
    });

    test('opens and clicks are numbers, and nobody is kept', async () => {
      const here = await world();
      const clicked: What = { kind: 'clicked', link: 'https://a.example/' };
      const told: Told[] = [
        { reader: 0, what: clicked },
        { reader: 1, what: clicked },
        { reader: 1, what: clicked, second: 61 },
        { reader: 1, what: { kind: 'clicked', link: 'https://b.example/' } },
        { reader: 0, what: { kind: 'opened', byMachine: false } },
        { reader: 0, what: { kind: 'opened', byMachine: true } },
      ];
      expect(await tell(here, told)).toMatchObject({ fresh: 6 });
      expect(await tell(here, told)).toMatchObject({ fresh: 0, known: 6 });
      expect((await tallyOf(here)).engagement).toEqual([
        { kind: 'clicked', link: 'https://a.example/', count: 3, people: undefined },
        { kind: 'clicked', link: 'https://b.example/', count: 1, people: undefined },
        { kind: 'opened', link: '', count: 1, people: undefined },
        { kind: 'opened-by-machine', link: '', count: 1, people: undefined },
      ]);
    });

    test('people are kept where the config says so', async () => {
      const here = await world();
      const clicked: What = { kind: 'clicked', link: 'https://a.example/' };
      const told: Told[] = [0, 1, 1].map((number, index) => ({
        reader: number,
        what: clicked,
        second: 60 + index,
      }));
      await tell(here, told, { ...options, people: true });
      await tell(here, told, { ...options, people: true });
      expect((await tallyOf(here)).engagement).toEqual([
        { kind: 'clicked', link: 'https://a.example/', count: 3, people: 2 },
      ]);

      // Whoever asks is shown it, and an erasure takes it away; the numbers stay.
      await tell(here, [{ reader: 0, what: { kind: 'delivered' } }]);
      const { records } = here.store;
      const { issueId } = here;
      expect((await records.find(address(here.address(0))))?.events).toEqual([
        { issueId, kind: 'delivered', link: undefined },
        { issueId, kind: 'clicked', link: 'https://a.example/' },
      ]);
      const erased = { at: TOLD, action: 'erased', source: 'cli' } as const;
      await records.erase(address(here.address(0)), erased);
      expect((await tallyOf(here)).engagement).toMatchObject([{ count: 3, people: 1 }]);
      // What is told of somebody erased still counts, and brings nothing of them back.
      const late: Told[] = [
        { reader: 0, what: clicked, second: 90 },
        { reader: 0, what: { kind: 'bounced' } },
      ];
      expect(await tell(here, late, { ...options, people: true })).toEqual({
        ...nothingRecorded,
        fresh: 2,
      });
      expect((await tallyOf(here)).engagement).toMatchObject([{ count: 4, people: 1 }]);
      expect(await here.states()).toEqual([undefined, 'active', 'active', 'active']);
    });

    test('a click is known again for as long as it is counted, and then too old', async () => {
      const here = await world();
      const what: What = { kind: 'clicked', link: 'https://a.example/' };
      const later = (days: number) => ({
        ...options,
        now: new Date(STARTED.getTime() + days * DAY_MS),
      });
      const once: Told = { reader: 0, what, id: 'one' };
      expect(await tell(here, [once], later(34))).toMatchObject({ fresh: 1 });
      expect(await tell(here, [{ ...once, id: 'two' }], later(34.9))).toMatchObject({ known: 1 });
      expect(await tell(here, [once], later(36))).toMatchObject({ tooOld: 1 });
      // By now its names are forgotten.
      expect(await tell(here, [once], later(400))).toMatchObject({ tooOld: 1 });
      expect((await tallyOf(here)).engagement).toMatchObject([{ count: 1 }]);
    });

    test('a late bounce without our ids is put to the batch that it names', async () => {
      const here = await world();
      const told: Told = { reader: 1, what: { kind: 'bounced' }, withIds: false };
      expect(await tell(here, [told])).toEqual({
        ...nothingRecorded,
        fresh: 1,
        ended: { ...nobody, bounced: 1 },
      });
      expect(await here.states()).toEqual(['active', 'bounced', 'active', 'active']);
      expect((await tallyOf(here)).recipients).toContainEqual({
        facts: bitOf('bounced'),
        accepted: true,
        count: 1,
      });
    });

    test('what is told of other mails ends subscriptions, and counts for no issue', async () => {
      const here = await world();
      const told = here.event({ reader: 1, what: { kind: 'bounced' }, withIds: false });
      const other = { ...told, providerMessageId: 'other.1' };
      const testCopy = here.event({ reader: 0, what: { kind: 'complained' } });
      expect(
        await here.store.events.record(
          [
            {
              ...testCopy,
              delivery: testCopy.delivery && { ...testCopy.delivery, runId: 'test-1' },
            },
          ],
          options,
        ),
      ).toMatchObject({ fresh: 1, ended: { complained: 1 } });
      expect(await here.store.events.record([other], options)).toMatchObject({
        fresh: 1,
        foreign: 0,
        ended: { bounced: 1 },
      });
      expect(await here.store.events.record([other], options)).toMatchObject({ foreign: 1 });
      expect((await tallyOf(here)).recipients).toEqual([{ facts: 0, accepted: true, count: 2 }]);
    });

    test('whatever ids others gave their mails, they are foreign', async () => {
      const here = await world();
      const event = here.event({ reader: 0, what: { kind: 'delivered' } });
      const ours = { issueId: here.issueId, runId: '', batchNo: 1, subscriberId: '' };
      const strange = ['', '\0', '\ud800', "'", 'x'.repeat(300), '%', '1e9'];
      const foreign = strange.flatMap((id) => [
        { ...event, delivery: { ...ours, runId: id, subscriberId: id } },
        { ...event, delivery: undefined, providerMessageId: `${id}.x` },
        { ...event, delivery: event.delivery && { ...event.delivery, runId: id } },
      ]);
      expect(await here.store.events.record(foreign, options)).toEqual({
        ...nothingRecorded,
        foreign: foreign.length,
      });
      expect((await tallyOf(here)).recipients).toEqual([{ facts: 0, accepted: true, count: 2 }]);
    });

    test('two who are told the same at once count it once', async () => {
      const place = await begin();
      const here = await eventWorld(await place.open({ now: () => STARTED }), 'a');
      const other = await place.open();
      const told = Array.from({ length: 40 }, (_, index) =>
        here.event({
          reader: index % READERS,
          what: { kind: 'clicked', link: 'https://a.example/' },
          second: 60 + index,
        }),
      );
      const outcomes = await Promise.all(
        [here.store, other].map((store) => store.events.record(told, options)),
      );
      expect(outcomes.map(({ fresh }) => fresh).toSorted((a, b) => a - b)).toEqual([0, 40]);
      expect((await tallyOf(here)).engagement).toMatchObject([{ count: 40 }]);
    });

    test('unsubscribed are counted for the last issue that they got', async () => {
      const place = await begin();
      let now = STARTED;
      const store = await place.open({ now: () => now });
      const first = await eventWorld(store, 'a');
      now = new Date(STARTED.getTime() + DAY_MS / 2);
      const second = await eventWorld(store, 'b');
      const unsubscribed = { kind: 'unsubscribed' } as const;
      await tell(first, [
        { reader: 0, what: unsubscribed, second: 1 },
        { reader: 1, what: unsubscribed, second: DAY_MS / 1000 },
        { reader: 2, what: { kind: 'complained' } },
        { reader: 2, what: unsubscribed },
      ]);
      await tell(second, [{ reader: 0, what: unsubscribed, second: DAY_MS / 1000 }]);
      expect(await first.states()).toEqual([
        'unsubscribed',
        'unsubscribed',
        'complained',
        'active',
      ]);
      expect((await tallyOf(first)).unsubscribed).toBe(1);
      expect((await tallyOf(second)).unsubscribed).toBe(1);
      expect(await store.events.tally('2023-01')).toEqual({
        recipients: [],
        engagement: [],
        unsubscribed: 0,
      });
    });

    test('what a person confirmed since is not ended by what is older', async () => {
      const { store, event, address } = await world();
      await store.subscribers.add([reader(address(7))], imported, 'pending');
      const one = await store.subscribers.findByAddress(address(7));
      const confirmed = { action: 'confirmed', source: 'page', at: TOLD } as const;
      await store.subscribers.confirm(one?.id ?? '', confirmed, TOLD);
      const bounce = event({ reader: 7, what: { kind: 'bounced' }, withIds: false });
      expect(await store.events.record([bounce], options)).toMatchObject({ ended: nobody });
      const late = { ...bounce, at: new Date(TOLD.getTime() + 1000) };
      expect(await store.events.record([late], options)).toMatchObject({ ended: { bounced: 1 } });
      expect((await store.subscribers.findByAddress(address(7)))?.state).toBe('bounced');
    });

    test('a suppression at the provider ends who is known, and adds nobody', async () => {
      const here = await world();
      const { store, address } = here;
      await store.subscribers.add([reader(address(7))], imported, 'pending');
      const one = await store.subscribers.findByAddress(address(7));
      const confirmed = { action: 'confirmed', source: 'page', at: TOLD } as const;
      await store.subscribers.confirm(one?.id ?? '', confirmed, TOLD);
      const ends = [
        { addressKey: address(0), reason: 'bounced', at: STARTED },
        { addressKey: address(0), reason: 'complained', at: STARTED },
        { addressKey: address(7), reason: 'bounced', at: STARTED },
        ...Array.from({ length: 600 }, (_, index) => ({
          addressKey: `stranger${index}@example.com`,
          reason: 'unsubscribed' as const,
          at: STARTED,
        })),
      ] as const;
      expect(await store.subscribers.endByAddress(ends, 'sendgrid')).toEqual(ends.slice(0, 2));
      expect(await store.subscribers.endByAddress(ends, 'sendgrid')).toEqual([]);
      expect(await here.states()).toEqual(['complained', 'active', 'active', 'active']);
      expect(await store.subscribers.countByState()).toMatchObject({
        active: READERS,
        complained: 1,
        bounced: 0,
        unsubscribed: 0,
      });
    });

    test('in any order, however often, the same events leave the same', async () => {
      const store = await open();
      let worlds = 0;
      await fc.assert(
        fc.asyncProperty(telling, async ({ told, again, cuts }) => {
          const once = await eventWorld(store, `w${(worlds += 1)}`);
          const often = await eventWorld(store, `w${(worlds += 1)}`);
          const before = await store.subscribers.countByState();
          const first = await tell(once, told);
          expect(first.fresh + first.known + first.foreign).toBe(told.length);
          expect(first.foreign).toBeGreaterThanOrEqual(
            told.filter(({ reader: number }) => number >= READERS).length,
          );
          for (const part of parts([...again, ...told.toReversed()], cuts)) {
            // Under new ids, as none is given.
            await tell(often, part);
          }
          const last = await tell(often, again);
          expect({ fresh: last.fresh, ended: last.ended }).toEqual({ fresh: 0, ended: nobody });
          expect(await tallyOf(often)).toEqual(await tallyOf(once));
          const states = await once.states();
          expect(await often.states()).toEqual(states);

          // Nobody was added, and nobody who ended comes back.
          const after = await store.subscribers.countByState();
          const ended = states.filter((state) => state !== 'active').length;
          expect(before.active - after.active).toBe(2 * ended);
          const people = states.map((_, number) => reader(often.address(number)));
          await store.subscribers.add(people, imported, 'active');
          expect(await often.states()).toEqual(states);
        }),
        { numRuns },
      );
    });
  });
}

const what = fc.oneof(
  fc.constantFrom<What>(
    { kind: 'processed' },
    { kind: 'deferred' },
    { kind: 'delivered' },
    { kind: 'bounced' },
    { kind: 'blocked' },
    { kind: 'complained' },
    { kind: 'unsubscribed' },
    { kind: 'group-unsubscribed' },
    { kind: 'group-resubscribed' },
    { kind: 'dropped', cause: 'invalid' },
    { kind: 'dropped', cause: 'complained' },
    { kind: 'dropped', cause: 'other' },
  ),
  fc.constantFrom<What>(
    { kind: 'opened', byMachine: true },
    { kind: 'opened', byMachine: false },
    { kind: 'clicked', link: 'https://a.example/' },
    { kind: 'clicked', link: 'https://b.example/' },
  ),
);

/** What happened, the same again with some of it repeated, and where the latter is cut into parts. */
const telling = fc
  .array(
    fc.record({
      reader: fc.nat(READERS + 1),
      what,
      second: fc.integer({ min: 1, max: 4 }),
      withIds: fc.boolean(),
    }),
    { maxLength: 16 },
  )
  .chain((told) =>
    fc.record({
      told: fc.constant<readonly Told[]>(told),
      again: fc.shuffledSubarray<Told>([...told, ...told], {
        minLength: told.length,
      }),
      cuts: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
    }),
  );

function* parts<T>(values: readonly T[], sizes: readonly number[]): Generator<readonly T[]> {
  let from = 0;
  for (let turn = 0; from < values.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield values.slice(from, from + size);
    from += size;
  }
}
