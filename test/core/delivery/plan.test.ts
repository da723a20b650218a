/** The plan: nobody who may not, nobody twice, everybody else exactly once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subscriberStates } from '../../../src/core/audience/subscriber.ts';
import { planDelivery, type Candidate } from '../../../src/core/delivery/plan.ts';

const tiers = [
  { id: 'patron', name: 'Patron' },
  { id: 'gold', name: 'Gold' },
];

/** Few ids and addresses, so that they collide often. */
const candidates: fc.Arbitrary<Candidate[]> = fc.array(
  fc
    .record({
      id: fc.nat(20),
      address: fc.nat(20),
      upper: fc.boolean(),
      state: fc.constantFrom(...subscriberStates),
      suppressed: fc.boolean(),
      tier: fc.constantFrom('public', 'patron', 'gold', 'platinum'),
      held: fc.boolean(),
    })
    .map(({ id, address, upper, ...rest }) => ({
      ...rest,
      subscriberId: `id-${id}`,
      address: `${upper ? 'READER' : 'reader'}${address}@example.com`,
      addressKey: `reader${address}@example.com`,
    })),
  { maxLength: 60 },
);

const sizes = fc.record({
  public: fc.integer({ min: 1, max: 7 }),
  patron: fc.integer({ min: 1, max: 7 }),
  gold: fc.integer({ min: 1, max: 7 }),
});

function planOf(all: readonly Candidate[], size: Readonly<Record<string, number>>) {
  return planDelivery({
    issueId: '2023-10',
    candidates: all,
    tiers,
    batchSize: (tier) => size[tier] ?? 1,
  });
}

test('nobody suppressed, inactive or held is planned', () => {
  fc.assert(
    fc.property(candidates, sizes, (all, size) => {
      for (const { subscriberId, address } of planOf(all, size).batches.flatMap(
        (b) => b.recipients,
      )) {
        expect(all).toContainEqual(
          expect.objectContaining({
            subscriberId,
            address,
            state: 'active',
            suppressed: false,
            held: false,
          }),
        );
      }
    }),
  );
});

test('nobody is planned twice, neither by id nor by address however spelt', () => {
  fc.assert(
    fc.property(candidates, sizes, (all, size) => {
      const planned = planOf(all, size).batches.flatMap((batch) => batch.recipients);
      expect(new Set(planned.map((one) => one.subscriberId)).size).toBe(planned.length);
      expect(new Set(planned.map((one) => one.address.toLowerCase())).size).toBe(planned.length);
    }),
  );
});

test('every candidate is either planned or excluded for one reason', () => {
  fc.assert(
    fc.property(candidates, sizes, (all, size) => {
      const plan = planOf(all, size);
      const excluded = Object.values(plan.excluded).reduce((sum, count) => sum + count, 0);
      expect(plan.count + excluded).toBe(all.length);
      expect(Object.values(plan.byTier).reduce((sum, count) => sum + count, 0)).toBe(plan.count);
    }),
  );
});

test('batches are numbered from 1, full but for the last of each tier, and never empty', () => {
  fc.assert(
    fc.property(candidates, sizes, (all, size) => {
      const { batches } = planOf(all, size);
      expect(batches.map((batch) => batch.no)).toEqual(batches.map((_, index) => index + 1));
      for (const [index, batch] of batches.entries()) {
        const full = Object.entries(size).find(([tier]) => tier === batch.tier)?.[1] ?? 0;
        expect(batch.recipients.length).toBeGreaterThan(0);
        expect(batch.recipients.length).toBeLessThanOrEqual(full);
        if (batches[index + 1]?.tier === batch.tier) expect(batch.recipients.length).toBe(full);
      }
    }),
  );
});

test('a tier that the config does not have gets the public edition', () => {
  const one: Candidate = {
    subscriberId: 'id-1',
    address: 'one@example.com',
    addressKey: 'one@example.com',
    state: 'active',
    suppressed: false,
    tier: 'platinum',
    held: false,
  };
  expect(planOf([one], {}).byTier).toEqual({ public: 1, patron: 0, gold: 0 });
  expect(planOf([{ ...one, tier: 'gold' }], {}).batches[0]?.tier).toBe('gold');
});

test.each([0, -1, 1.5, Number.NaN])('a batch size of %d is refused', (size) => {
  const one: Candidate = {
    subscriberId: 'id-1',
    address: 'one@example.com',
    addressKey: 'one@example.com',
    state: 'active',
    suppressed: false,
    tier: 'public',
    held: false,
  };
  expect(() => planOf([one], { public: size })).toThrow(RangeError);
});
