/** How long a payment lasts: a month, whatever its length. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter, monthAfter } from '../../../src/core/patrons/paid-until.ts';

const after = (time: string): string => monthAfter(new Date(time)).toISOString();

test.each([
  ['2026-10-21T13:04:30.000Z', '2026-11-21T13:04:30.000Z'],
  ['2026-12-31T23:59:59.999Z', '2027-01-31T23:59:59.999Z'],
  ['2026-01-31T00:00:00.000Z', '2026-02-28T00:00:00.000Z'],
  ['2028-01-30T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
])('%s', (time, month) => {
  expect(after(time)).toBe(month);
});

test('a month has 28 to 31 days, and a later payment never ends sooner', () => {
  const time = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(time, time, (one, other) => {
      const days = (monthAfter(one).getTime() - one.getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(28);
      expect(days).toBeLessThanOrEqual(31);
      const [sooner, later] = one < other ? [one, other] : [other, one];
      // The last days of a month may end on one day, each at its own hour.
      expect(monthAfter(later).getTime()).toBeGreaterThan(
        monthAfter(sooner).getTime() - 86_400_000,
      );
    }),
  );
  expect(daysAfter(new Date(0), 2)).toEqual(new Date(172_800_000));
});
