/** Sums by the month, in the smallest unit of their currency. */
import { expect, test } from 'vitest';
import { monthlyCents, smallestUnit } from '../../../src/core/patrons/monthly-cents.ts';

test.each([
  [500, 'month', 1, 500],
  [6_000, 'year', 1, 500],
  [1_500, 'month', 3, 500],
  [12_000, 'year', 2, 500],
  [100, 'week', 1, 433],
  [10, 'day', 1, 304],
  [500, 'constructor', 1, undefined],
  [500, 'month', 0, undefined],
] as const)('%d each %s (%d) is %s a month', (cents, interval, count, monthly) => {
  expect(monthlyCents(cents, interval, count)).toBe(monthly);
});

test.each([
  [5, 'USD', 500],
  [0.29, 'EUR', 29],
  [700, 'JPY', 700],
  [1.5, 'KWD', 1_500],
  [5, 'no currency', 500],
  [-1, 'USD', undefined],
  [1e18, 'USD', undefined],
] as const)('%d %s', (amount, currency, cents) => {
  expect(smallestUnit(amount, currency)).toBe(cents);
});
