/** What a patron holds when: days of grace, ends, what is told late, and which months it opens. */
import { expect, test } from 'vitest';
import type { BackCatalogue } from '../../src/core/patrons/epochs.ts';
import {
  DAY,
  patronsOf,
  periodsOf,
  say,
  START,
  stated,
  subscribe,
  timedStore,
  type Timed,
} from './patron-steps.ts';
import { address, all, idOf, planFor, type StorePlace } from './store-steps.ts';

const ADA = ['patreon', '1'] as const;
const at = 'ada@example.com';
const later = (days: number): Date => new Date(START + days * DAY);

export function patronTimeRules(newPlace: () => Promise<StorePlace>): void {
  graceRules(() => timedStore(newPlace));
  orderRules(() => timedStore(newPlace));
  sourceRules(() => timedStore(newPlace));
  historyRules(() => timedStore(newPlace));
  linkRules(() => timedStore(newPlace));
}

function graceRules(begin: () => Promise<Timed>): void {
  test('an end that comes by itself counts everywhere, at its own time', async () => {
    const timed = await begin();
    const { store, clock } = timed;
    await subscribe(store, at);
    await say(timed, ADA, { at, tier: 'gold', expiresAt: later(10) });
    await say(timed, ['by-hand', at], { at, expiresAt: later(20) });
    const tiers: string[] = [];
    for (const day of [9, 10, 20]) {
      clock.now = START + day * DAY;
      tiers.push((await store.subscribers.findByAddress(at))?.tier ?? '');
      const { plan } = await planFor(store, '2024-02', 1);
      tiers.push(...Object.entries(plan.byTier).flatMap(([tier, n]) => (n > 0 ? [tier] : [])));
    }
    expect(tiers).toEqual(['gold', 'gold', 'patron', 'patron', 'public', 'public']);
    expect(await periodsOf(timed, ADA)).toEqual([
      'gold 2024-01-15..2024-01-25',
      'patron 2024-01-25..2024-02-04',
    ]);
  });

  test('the days of grace begin once, and end', async () => {
    const timed = await begin();
    await say(timed, ADA, { at });
    for (const day of [1, 4, 7]) {
      timed.clock.now = START + day * DAY;
      // Each time the source is asked it would give seven days more.
      await say(timed, ADA, { state: 'grace', expiresAt: later(day + 7) });
    }
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/1 patron`]);
    timed.clock.now = START + 8 * DAY;
    await say(timed, ADA, { state: 'grace', expiresAt: later(15) });
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/1 over`]);
    expect(await periodsOf(timed, ADA)).toEqual(['patron 2024-01-15..2024-01-23']);
    // Paid at last: the next time there are days of grace again.
    await say(timed, ADA, {});
    await say(timed, ADA, { state: 'grace', expiresAt: later(15) });
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/1 patron`]);
  });

  test('what has ended has no days of grace', async () => {
    const timed = await begin();
    await say(timed, ADA, { at });
    await say(timed, ADA, { state: 'ended' });
    await say(timed, ADA, { state: 'grace', expiresAt: later(7) });
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/1 over`]);
  });
}

function orderRules(begin: () => Promise<Timed>): void {
  test('what was told before something newer changes nothing, nor does a second time', async () => {
    const timed = await begin();
    const { clock } = timed;
    clock.now = START + 5 * DAY;
    await say(timed, ADA, { at, toldAt: later(1) });
    expect(await say(timed, ADA, { tier: 'gold', toldAt: later(3) })).toBe('changed');
    expect(await say(timed, ADA, { tier: 'gold', toldAt: later(3) })).toBe('unchanged');
    expect(await say(timed, ADA, { tier: 'patron', toldAt: later(2) })).toBe('unchanged');
    expect(await say(timed, ADA, { state: 'ended', toldAt: later(4) })).toBe('went');
    expect(await say(timed, ADA, { tier: 'gold', toldAt: later(3) })).toBe('nothing');
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/1 over`]);
  });

  test('an end that comes before the beginning of it is told stays the end', async () => {
    const timed = await begin();
    timed.clock.now = START + 5 * DAY;
    expect(await say(timed, ADA, { at, tier: undefined, state: 'ended', toldAt: later(2) })).toBe(
      'nothing',
    );
    expect(await say(timed, ADA, { at, toldAt: later(1) })).toBe('nothing');
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/1 over`]);
    expect(await periodsOf(timed, ADA)).toEqual([]);
  });

  test('a sync does not revoke whoever came while it asked', async () => {
    const timed = await begin();
    const { patrons } = timed.store;
    await say(timed, ['patreon', '0'], { at: 'bo@example.com' });
    timed.clock.now = START + 2 * DAY;
    await say(timed, ADA, { at });
    const toldAt = later(1);
    const counts = await patrons.replaceGrants('patreon', [], { toldAt });
    expect(counts).toMatchObject({ went: 1, unchanged: 1 });
    expect(await patronsOf(timed)).toEqual([
      `${at}: patreon/1 patron`,
      'bo@example.com: patreon/0 over',
    ]);
  });
}

function sourceRules(begin: () => Promise<Timed>): void {
  test('each source speaks for itself alone, and a grant by hand outlives every sync', async () => {
    const timed = await begin();
    const { patrons } = timed.store;
    await say(timed, ['by-hand', at], { at });
    await say(timed, ['ko-fi', '9'], { at, tier: 'gold' });
    await patrons.replaceGrants('patreon', [stated(timed, '1', { at })], { toldAt: later(0) });
    await patrons.replaceGrants('patreon', [], { toldAt: later(0) });
    expect(await patronsOf(timed)).toEqual([
      `${at}: by-hand/${at} patron, ko-fi/9 gold, patreon/1 over`,
    ]);
  });

  test('more than were allowed to go stay, all of them', async () => {
    const timed = await begin();
    const { patrons } = timed.store;
    const toldAt = later(0);
    const said = ['1', '2', '3'].map((no) => stated(timed, no, { at: `r${no}@example.com` }));
    await patrons.replaceGrants('patreon', said, { toldAt });
    const before = await patronsOf(timed);
    const some = [...said.slice(2), stated(timed, '4', {})];
    expect(await patrons.compareGrants('patreon', some, toldAt)).toEqual({
      came: 1,
      changed: 0,
      went: 2,
      unchanged: 1,
    });
    expect(await patrons.replaceGrants('patreon', some, { toldAt, mostGone: 1 })).toMatchObject({
      isDone: false,
      went: 2,
    });
    expect(await patronsOf(timed)).toEqual(before);
    expect(await patrons.replaceGrants('patreon', some, { toldAt, mostGone: 2 })).toMatchObject({
      isDone: true,
      withoutSubscription: 2,
    });
  });

  test('of whom a source says that they left before they were known nothing is kept', async () => {
    const timed = await begin();
    const ended = stated(timed, '1', { at, state: 'ended' });
    await timed.store.patrons.replaceGrants('patreon', [ended], { toldAt: later(0) });
    expect(await patronsOf(timed)).toEqual([]);
  });

  test('one that is replaced by itself under another name leaves no gap', async () => {
    const timed = await begin();
    const { patrons } = timed.store;
    await patrons.replaceGrants('patreon', [stated(timed, 'old', { at })], { toldAt: later(0) });
    timed.clock.now = START + DAY;
    await patrons.replaceGrants('patreon', [stated(timed, 'new', { at })], { toldAt: later(1) });
    expect(await patronsOf(timed)).toEqual([`${at}: patreon/new patron, patreon/old over`]);
    expect(await periodsOf(timed, ['patreon', 'new'])).toEqual(['patron 2024-01-15..']);
  });
}

function historyRules(begin: () => Promise<Timed>): void {
  test('a source may know of support since before; its tier counts for that time', async () => {
    const timed = await begin();
    await say(timed, ['by-hand', at], { at, tier: 'gold' });
    await say(timed, ADA, { at, since: new Date('2023-06-01') });
    expect(await periodsOf(timed, ADA)).toEqual([
      'patron 2023-06-01..2024-01-15',
      'gold 2024-01-15..',
    ]);
    // Who comes back has not paid in between.
    timed.clock.now = START + DAY;
    await say(timed, ADA, { state: 'ended' });
    await say(timed, ['by-hand', at], { state: 'ended' });
    timed.clock.now = START + 20 * DAY;
    await say(timed, ADA, { since: new Date('2023-06-01') });
    expect((await periodsOf(timed, ADA)).slice(1)).toEqual([
      'gold 2024-01-15..2024-01-16',
      'patron 2024-02-04..',
    ]);
  });

  test.each<[BackCatalogue, string, string]>([
    ['all', '2023-11 2023-12 2024-01', '2023-11 2023-12 2024-01 2024-02 2024-03'],
    ['since-join', '2023-12 2024-01', '2023-12 2024-01 2024-02 2024-03'],
    ['while-paying', '', '2023-11 2023-12 2024-01 2024-02 2024-03'],
  ])('by the policy %s who left opens %s, and who stays %s', async (backCatalogue, left, stays) => {
    const timed = await begin();
    const since = new Date('2023-12-24');
    await say(timed, ADA, { at, since, expiresAt: later(10) });
    await say(timed, ['patreon', '2'], { at: 'bo@example.com', since });
    await say(timed, ['patreon', '3'], { at: 'cy@example.com', tier: 'platinum' });
    timed.clock.now = START + 60 * DAY;
    const months = ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03'];
    const holdings = await all(timed.store.patrons.ringHolders({ backCatalogue, months }));
    const opened = holdings.map(({ epochs, generation }) => {
      expect(generation).toBe(1);
      expect(epochs.every(({ tier }) => tier === 'patron')).toBe(true);
      return epochs.map(({ month }) => month).join(' ');
    });
    expect(opened.toSorted()).toEqual(['', left, stays].toSorted());
  });

  test('a tier opens all below it, and what was opened by a higher one stays', async () => {
    const timed = await begin();
    await say(timed, ADA, { at, tier: 'gold' });
    timed.clock.now = START + 40 * DAY;
    await say(timed, ADA, { tier: 'patron' });
    const months = ['2024-01', '2024-02', '2024-03'];
    const [holding] = await all(timed.store.patrons.ringHolders({ backCatalogue: 'all', months }));
    expect(holding?.epochs.map(({ tier, month }) => `${tier}.${month}`)).toEqual([
      'patron.2024-01',
      'gold.2024-01',
      'patron.2024-02',
      'gold.2024-02',
      'patron.2024-03',
    ]);
  });
}

function linkRules(begin: () => Promise<Timed>): void {
  test('a link is made anew for one patron alone', async () => {
    const timed = await begin();
    const { patrons } = timed.store;
    await say(timed, ADA, { at });
    await say(timed, ['patreon', '2'], { at: 'bo@example.com' });
    expect(await patrons.rotate(address(at))).toBe(2);
    expect(await patrons.rotate(address('nobody@example.com'))).toBeUndefined();
    const generations = (await all(patrons.list())).map(({ patron }) => patron.generation);
    expect(generations.toSorted()).toEqual([1, 2]);
    await say(timed, ADA, { tier: 'gold' });
    expect((await patrons.find({ address: address(at) }))?.patron.generation).toBe(2);
  });

  test('a subscriber’s record shows grants with their ends, and the tiers held', async () => {
    const timed = await begin();
    await subscribe(timed.store, at);
    await say(timed, ADA, { at, state: 'grace', expiresAt: later(7), name: 'Ada' });
    timed.clock.now = START + 8 * DAY;
    const record = await timed.store.records.find(address(at));
    expect(record?.subscriber?.id).toBe(await idOf(timed.store, at));
    expect(record?.patrons).toMatchObject([
      {
        name: 'Ada',
        grants: [{ source: 'patreon', state: 'grace', expiresAt: later(7) }],
        periods: [{ tier: 'patron', until: later(7) }],
        sessions: [],
        feed: undefined,
      },
    ]);
  });
}
