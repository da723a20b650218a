/** Who is a patron of which tier, whatever sources say in whatever order, on every engine. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type { StatedGrant } from '../../src/core/patrons/grant.ts';
import { patronIdentityRules } from './patron-identity-rules.ts';
import { personalLinkRules } from './personal-link-rules.ts';
import { patronTimeRules } from './patron-time-rules.ts';
import { PatronModel, type ModelPatron, type Told } from '../fakes/patron-model.ts';
import { START } from './patron-steps.ts';
import { address, all, imported, reader, tiers, type StorePlace } from './store-steps.ts';

export function patronRules(
  engine: string,
  newPlace: () => Promise<StorePlace>,
  numRuns: number,
): void {
  describe(`patrons of many sources (${engine})`, () => {
    patronIdentityRules(newPlace);
    patronTimeRules(newPlace);
    personalLinkRules(newPlace);
    randomRules(newPlace, numRuns);
  });
}

const spellings = ['ada@example.com', 'bo@example.com', 'cy@example.com', 'di@example.com'];

type Step =
  | {
      readonly kind: 'sync';
      readonly source: string;
      readonly all: readonly Said[];
      readonly ago: number;
    }
  | { readonly kind: 'apply'; readonly source: string; readonly said: Said }
  | { readonly kind: 'hand'; readonly at: string; readonly tier: string; readonly isEnd: boolean }
  | {
      readonly kind: 'claim';
      readonly source: string;
      readonly member: string;
      readonly at: string;
    }
  | { readonly kind: 'move'; readonly from: string; readonly to: string }
  | { readonly kind: 'erase'; readonly at: string }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'settle' };

interface Said {
  readonly member: string;
  readonly at: string | undefined;
  readonly tier: string;
  readonly state: Told['state'];
  /** From now. */
  readonly endsIn: number | undefined;
  /** Before now. */
  readonly ago: number;
}

const someSpelling = fc.constantFrom(...spellings);
const someSource = fc.constantFrom('patreon', 'ko-fi');
const someMember = fc.constantFrom('1', '2', '3');
const someTier = fc.constantFrom('patron', 'gold', 'platinum');
const said: fc.Arbitrary<Said> = fc.record({
  member: someMember,
  at: fc.option(someSpelling, { nil: undefined, freq: 4 }),
  tier: someTier,
  state: fc.constantFrom('active', 'active', 'grace', 'ended'),
  endsIn: fc.option(fc.integer({ min: -2, max: 6 }), { nil: undefined }),
  ago: fc.constantFrom(0, 0, 0, 3),
});
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('sync' as const),
      source: someSource,
      all: fc.uniqueArray(said, { selector: ({ member }) => member, maxLength: 3 }),
      ago: fc.constantFrom(0, 2),
    }),
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('apply' as const), source: someSource, said }),
    },
    fc.record({
      kind: fc.constant('hand' as const),
      at: someSpelling,
      tier: someTier,
      isEnd: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('claim' as const),
      source: someSource,
      member: someMember,
      at: someSpelling,
    }),
    fc.record({ kind: fc.constant('move' as const), from: someSpelling, to: someSpelling }),
    fc.record({ kind: fc.constant('erase' as const), at: someSpelling }),
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        ms: fc.integer({ min: 1, max: 5 }),
      }),
    },
    fc.record({ kind: fc.constant('settle' as const) }),
  ),
  { minLength: 1, maxLength: 25 },
);

function randomRules(newPlace: () => Promise<StorePlace>, numRuns: number): void {
  test('every patron holds what a plain model says, and has held it at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        await using place = await newPlace();
        const clock = { now: START };
        const store = await place.open({ now: () => new Date(clock.now) });
        await store.subscribers.add(
          spellings.map((one) => reader(one)),
          imported,
          'active',
        );
        const model = new PatronModel(tiers, START);
        for (const step of taken) {
          await take(step, { store, model, clock });
          await expectSame(store, model, clock.now);
        }
      }),
      { numRuns },
    );
  });
}

interface Both {
  readonly store: Store;
  readonly model: PatronModel;
  readonly clock: { now: number };
}

async function take(step: Step, { store, model, clock }: Both): Promise<void> {
  const { now } = clock;
  switch (step.kind) {
    case 'sync': {
      const toldAt = now - step.ago;
      const told = step.all.map((one) => ({ ...toldOf(one, now), toldAt }));
      const stated = told.map(statedOf);
      const before = await store.patrons.compareGrants(step.source, stated, new Date(toldAt));
      const done = await store.patrons.replaceGrants(step.source, stated, {
        toldAt: new Date(toldAt),
      });
      expect(done).toMatchObject({ ...before, isDone: true });
      return model.sync(step.source, told, toldAt);
    }
    case 'apply': {
      const told = toldOf(step.said, now);
      await store.patrons.applyGrant(step.source, statedOf(told));
      return model.apply(step.source, told);
    }
    case 'hand': {
      const state = step.isEnd ? 'ended' : 'active';
      const told: Told = {
        member: step.at,
        address: step.at,
        tier: step.tier,
        state,
        expiresAt: undefined,
        toldAt: now,
      };
      await store.patrons.applyGrant('by-hand', statedOf(told));
      return model.apply('by-hand', told);
    }
    case 'claim':
      await store.patrons.claim(step.source, step.member, address(step.at));
      return model.claim(step.source, step.member, step.at);
    case 'move': {
      const mover = await store.subscribers.findByAddress(step.from);
      const moved = { at: new Date(now), action: 'moved', source: 'page' } as const;
      const outcome = await store.settings.move(
        mover?.id ?? '',
        address(step.to),
        moved,
        new Date(now),
      );
      return outcome === 'moved' ? model.move(step.from, step.to) : undefined;
    }
    case 'erase':
      await store.records.erase(address(step.at), {
        at: new Date(now),
        action: 'erased',
        source: 'cli',
      });
      return model.erase(step.at);
    case 'pass':
      clock.now += step.ms;
      return model.passTo(clock.now);
    case 'settle':
      await all(store.patrons.ringHolders({ backCatalogue: 'all', months: ['2024-01'] }));
      return undefined;
  }
}

function toldOf({ member, at, tier, state, endsIn, ago }: Said, now: number): Told {
  const expiresAt = endsIn === undefined ? undefined : now + endsIn;
  return { member, address: at, tier, state, expiresAt, toldAt: now - ago };
}

function statedOf(told: Told): StatedGrant {
  return {
    member: told.member,
    address: told.address === undefined ? undefined : address(told.address),
    name: undefined,
    tier: told.tier,
    state: told.state,
    since: undefined,
    expiresAt: told.expiresAt === undefined ? undefined : new Date(told.expiresAt),
    toldAt: new Date(told.toldAt),
  };
}

async function expectSame(store: Store, model: PatronModel, now: number): Promise<void> {
  const entries = await all(store.patrons.list());
  const found = entries.map(({ patron, grants, periods }) => ({
    address: patron.address?.key,
    grants: grants
      .map(({ source, member, tier, state, expiresAt, address: at }) =>
        [source, member, tier, state, expiresAt?.getTime(), at?.key].join(' '),
      )
      .toSorted(),
    held: heldFrom(START, now, (time) => {
      const at = periods.find(
        ({ since, until }) =>
          since.getTime() <= time && (until === undefined || until.getTime() > time),
      );
      return at?.tier ?? 'public';
    }),
  }));
  expect(byText(found)).toEqual(byText(model.patrons.map((patron) => pictured(patron, now))));
  for (const one of spellings) {
    const subscriber = await store.subscribers.findByAddress(one);
    if (subscriber !== undefined) expect(subscriber.tier).toBe(model.tierAt(one));
  }
  const question = {
    issueId: '2024-01',
    segment: undefined,
    only: 'due',
    replacing: undefined,
  } as const;
  for (const group of await store.ledger.census(question)) {
    const counted = await all(store.subscribers.list({ state: group.state }));
    expect(counted.some(({ tier }) => tier === group.tier)).toBe(true);
  }
  for (const { periods } of entries) {
    const ends = periods.flatMap(({ since, until }) => [
      since.getTime(),
      until?.getTime() ?? Infinity,
    ]);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(periods.every(({ since, until }) => since.getTime() !== until?.getTime())).toBe(true);
  }
}

function pictured(patron: ModelPatron, now: number) {
  return {
    address: patron.address,
    grants: patron.grants
      .map(({ source, member, tier, state, expiresAt, address: at }) =>
        [source, member, tier, state, expiresAt, at].join(' '),
      )
      .toSorted(),
    held: heldFrom(START, now, (time) => patron.held.get(time) ?? 'public'),
  };
}

function heldFrom(from: number, to: number, tierAt: (time: number) => string): string {
  return Array.from({ length: to - from + 1 }, (_, no) => tierAt(from + no)).join(' ');
}

function byText(values: readonly object[]): string[] {
  return values.map((value) => JSON.stringify(value)).toSorted();
}
