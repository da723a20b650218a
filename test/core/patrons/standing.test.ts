/** What a patron may read at this moment: by the tier held now, and by when they came. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BackCatalogue, epochsOf } from '../../../src/core/patrons/epochs.ts';
import type { Period } from '../../../src/core/patrons/period.ts';
import { mayRead, standingOf } from '../../../src/core/patrons/standing.ts';

const tiers = [
  { id: 'patron', name: 'Patrons' },
  { id: 'gold', name: 'Gold' },
];
const day = (text: string): Date => new Date(`${text}T12:00:00Z`);
const period = (tier: string, since: string, until?: string): Period => ({
  tier,
  since: day(since),
  until: until === undefined ? undefined : day(until),
});

function opened(periods: readonly Period[], backCatalogue: BackCatalogue): string[] {
  const standing = standingOf({ periods });
  return ['2026-01', '2026-06', '2026-12'].flatMap((month) =>
    ['patron', 'gold', 'public', 'unknown'].flatMap((tier) =>
      mayRead(standing, { tier, month }, { tiers, backCatalogue }) ? [`${tier} ${month}`] : [],
    ),
  );
}

test('the tier held now opens itself and what is below it, of all months', () => {
  const periods = [period('patron', '2026-06-10')];
  expect(opened(periods, 'all')).toEqual(['patron 2026-01', 'patron 2026-06', 'patron 2026-12']);
  expect(opened(periods, 'while-paying')).toEqual(opened(periods, 'all'));
  expect(opened([period('gold', '2026-06-10')], 'all')).toHaveLength(6);
});

test('since-join opens the months since they came', () => {
  const periods = [period('patron', '2026-06-10')];
  expect(opened(periods, 'since-join')).toEqual(['patron 2026-06', 'patron 2026-12']);
});

test.each(['all', 'since-join', 'while-paying'] as const)(
  'whoever has left reads nothing, under %s',
  (policy) => {
    expect(opened([period('gold', '2026-01-01', '2026-12-31')], policy)).toEqual([]);
    expect(opened([], policy)).toEqual([]);
  },
);

test('what a higher tier opened before is closed to a lower one', () => {
  const periods = [period('gold', '2026-01-01', '2026-06-10'), period('patron', '2026-06-10')];
  expect(opened(periods, 'all').filter((each) => each.startsWith('gold'))).toEqual([]);
});

test('a tier that the config has no more opens nothing', () => {
  expect(opened([period('former', '2026-01-01')], 'all')).toEqual([]);
});

test('a server never opens more than what is sealed would', () => {
  const time = fc.date({ min: day('2025-01-01'), max: day('2027-12-31'), noInvalidDate: true });
  const periodsOf = fc
    .array(fc.tuple(fc.constantFrom('patron', 'gold'), time), { maxLength: 5 })
    .chain((begun) =>
      fc.boolean().map((isOpen): Period[] => {
        const sorted = begun.toSorted(([, a], [, b]) => a.getTime() - b.getTime());
        return sorted.map(([tier, since], index) => ({
          tier,
          since,
          until: sorted[index + 1]?.[1] ?? (isOpen ? undefined : day('2028-01-01')),
        }));
      }),
    );
  fc.assert(
    fc.property(
      periodsOf,
      fc.constantFrom('patron', 'gold'),
      fc.constantFrom('2024-12', '2025-06', '2026-06', '2027-06'),
      fc.constantFrom<BackCatalogue>('all', 'since-join', 'while-paying'),
      (periods, tier, month, backCatalogue) => {
        const epoch = { tier, month };
        const isServed = mayRead(standingOf({ periods }), epoch, { tiers, backCatalogue });
        const sealed = epochsOf(periods, { backCatalogue, months: [month] }, tiers);
        if (isServed) expect(sealed).toContainEqual(epoch);
      },
    ),
  );
});
