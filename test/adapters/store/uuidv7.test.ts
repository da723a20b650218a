/** UUIDv7: the version's bits, the time inside, and the order. */
import { expect, test } from 'vitest';
import { uuidv7Generator } from '../../../src/adapters/store/uuidv7.ts';

test('an id holds its time, its version and its variant', () => {
  const ms = Date.parse('2022-02-22T19:22:22Z');
  // The time of RFC 9562, appendix A.6.
  expect(uuidv7Generator(() => ms)()).toMatch(
    /^017f22e2-79b0-7[0-7][0-9a-f]{2}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('ids rise strictly, also when the clock stands still or goes back', () => {
  const times = [1000, 1000, 5000, 10, 5001];
  let turn = 0;
  const next = uuidv7Generator(() => times[Math.floor(turn++ / 5000)] ?? 6000);
  const ids = Array.from({ length: 26_000 }, next);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
