/** The plan: nobody who may not, everybody else exactly once, in batches that leave no gap. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subscriberStates } from '../../../src/core/audience/subscriber.ts';
import {
  exclusionOf,
  planDelivery,
  type AudienceGroup,
  type AudienceQuestion,
} from '../../../src/core/delivery/plan.ts';

const tiers = [
  { id: 'patron', name: 'Patron' },
  { id: 'gold', name: 'Gold' },
];

const groups: fc.Arbitrary<AudienceGroup[]> = fc.array(
  fc.record({
    state: fc.constantFrom(...subscriberStates),
    suppressed: fc.boolean(),
    paused: fc.boolean(),
    standing: fc.constantFrom('free', 'held', 'refused', 'replaceable'),
    inSegment: fc.boolean(),
    tier: fc.constantFrom('public', 'patron', 'gold', 'platinum'),
    count: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 20 },
);
const sizes = fc.record({
  public: fc.integer({ min: 1, max: 7 }),
  patron: fc.integer({ min: 1, max: 7 }),
  gold: fc.integer({ min: 1, max: 7 }),
});
const only = fc.constantFrom('due' as const, 'failed' as const);

function planOf(
  all: readonly AudienceGroup[],
  size: Readonly<Record<string, number>>,
  over: Partial<AudienceQuestion> = {},
) {
  const question: AudienceQuestion = {
    issueId: '2023-10',
    segment: undefined,
    only: 'due',
    replacing: undefined,
    ...over,
  };
  return planDelivery({ question, groups: all, tiers, batchSize: (tier) => size[tier] ?? 1 });
}

const one: AudienceGroup = {
  state: 'active',
  suppressed: false,
  paused: false,
  standing: 'free',
  inSegment: true,
  tier: 'public',
  count: 1,
};

test('nobody suppressed, inactive, held or out of the segment is due, whatever else is true', () => {
  fc.assert(
    fc.property(groups, only, (all, which) => {
      for (const group of all) {
        if (exclusionOf(group, { only: which }) !== undefined) continue;
        expect(group).toMatchObject({
          state: 'active',
          suppressed: false,
          paused: false,
          inSegment: true,
        });
        const allowed = which === 'failed' ? ['refused'] : ['free', 'replaceable'];
        expect(allowed).toContain(group.standing);
      }
    }),
  );
});

test('everybody is either planned or excluded for one reason', () => {
  fc.assert(
    fc.property(groups, sizes, only, (all, size, which) => {
      const plan = planOf(all, size, { only: which });
      const sum = (counts: Readonly<Record<string, number>>): number =>
        Object.values(counts).reduce((total, count) => total + count, 0);
      expect(plan.count + sum(plan.excluded)).toBe(
        all.reduce((total, { count }) => total + count, 0),
      );
      expect(sum(plan.byTier)).toBe(plan.count);
    }),
  );
});

test('batches are numbered from 1 without a gap, and hold everybody', () => {
  fc.assert(
    fc.property(groups, sizes, (all, size) => {
      const { tiers: planned, batches } = planOf(all, size);
      let next = 1;
      for (const tier of planned) {
        expect(tier.firstBatch).toBe(next);
        expect(tier.recipients).toBeGreaterThan(0);
        expect(tier.batches).toBe(Math.ceil(tier.recipients / tier.batchSize));
        next += tier.batches;
      }
      expect(batches).toBe(next - 1);
    }),
  );
});

test('a tier that the config does not have gets the public edition', () => {
  expect(planOf([{ ...one, tier: 'platinum' }], {}).byTier).toEqual({
    public: 1,
    patron: 0,
    gold: 0,
  });
  expect(planOf([{ ...one, tier: 'gold' }], {}).tiers).toMatchObject([{ tier: 'gold' }]);
});

test.each([0, -1, 1.5, Number.NaN])('a batch size of %d is refused', (size) => {
  expect(() => planOf([one], { public: size })).toThrow(RangeError);
});

test('an issue for patrons is due to its tiers alone, and everybody else is counted', () => {
  const readers = fc.constantFrom<readonly string[]>(['patron', 'gold'], ['gold']);
  fc.assert(
    fc.property(groups, sizes, only, readers, (all, size, which, forTiers) => {
      const question = { issueId: 'x', segment: undefined, only: which, replacing: undefined };
      const batchSize = (tier: string) => new Map(Object.entries(size)).get(tier) ?? 1;
      const plan = planDelivery({ question, groups: all, tiers, readers: forTiers, batchSize });
      const everybody = all.reduce((sum, group) => sum + group.count, 0);
      const excluded = Object.values(plan.excluded).reduce((sum, number) => sum + number, 0);
      expect(plan.count + excluded).toBe(everybody);
      expect(plan.tiers.every(({ tier }) => forTiers.includes(tier))).toBe(true);
      const wrongTier = all.filter(
        (group) => exclusionOf(group, question) === undefined && !forTiers.includes(group.tier),
      );
      expect(plan.excluded['not-a-patron']).toBe(
        wrongTier.reduce((sum, group) => sum + group.count, 0),
      );
    }),
  );
});
