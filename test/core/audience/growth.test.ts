/** Growth by month: it adds up, ends with what is so now, and begins where somebody came. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthByMonth, turnoverOf } from '../../../src/core/audience/growth.ts';

const now = new Date('2026-11-07T09:00:00Z');

test('months without anybody are there, those before the first are not', () => {
  const days = [
    { day: '2026-07-31', came: 4, left: 0 },
    { day: '2026-09-01', came: 2, left: 1 },
    { day: '2026-09-30', came: 1, left: 0 },
    { day: '2026-11-07', came: 0, left: 3 },
  ];
  expect(growthByMonth(days, { active: 3, now, months: 24 })).toEqual([
    { month: '2026-07', came: 4, left: 0, active: 4 },
    { month: '2026-08', came: 0, left: 0, active: 4 },
    { month: '2026-09', came: 3, left: 1, active: 6 },
    { month: '2026-10', came: 0, left: 0, active: 6 },
    { month: '2026-11', came: 0, left: 3, active: 3 },
  ]);
  expect(growthByMonth(days, { active: 3, now, months: 2 })).toEqual([
    { month: '2026-10', came: 0, left: 0, active: 6 },
    { month: '2026-11', came: 0, left: 3, active: 3 },
  ]);
  expect(growthByMonth([], { active: 0, now, months: 24 })).toEqual([]);
});

test('months go back over the turn of a year, whatever day it is', () => {
  const last = new Date('2027-03-31T23:59:59Z');
  const grown = growthByMonth([{ day: '2020-01-01', came: 1, left: 0 }], {
    active: 1,
    now: last,
    months: 5,
  });
  expect(grown.map(({ month }) => month)).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
    '2027-02',
    '2027-03',
  ]);
});

test('each month follows from the one before, and the last is now', () => {
  const day = fc
    .date({ min: new Date('2024-01-01'), max: now, noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const daily = fc.record({ day, came: fc.nat(50), left: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(daily), fc.integer({ min: 1, max: 40 }), (days, months) => {
      const active = days.reduce((sum, { came, left }) => sum + came - left, 0);
      const grown = growthByMonth(days, { active, now, months });
      expect(grown.at(-1)?.active ?? active).toBe(active);
      for (const [index, month] of grown.entries()) {
        const before = grown[index - 1];
        if (before === undefined) continue;
        expect(month.active).toBe(before.active + month.came - month.left);
      }
    }),
  );
});

test('the last days count today and no day too many', () => {
  const days = [
    { day: '2026-10-08', came: 100, left: 100 },
    { day: '2026-10-09', came: 2, left: 1 },
    { day: '2026-11-07', came: 3, left: 0 },
  ];
  expect(turnoverOf(days, now, 30)).toEqual({ came: 5, left: 1 });
});
