/** Waits grow, stay bounded, and never come before the provider asked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, MAX_ATTEMPTS, MAX_WAIT_MS } from '../../../src/core/delivery/backoff.ts';

test('the share doubles with each attempt; chance decides over half of it', () => {
  const waits = (chance: number) =>
    [1, 2, 3, 4].map((attempts) => backoffMs({ attempts, waitedMs: 0, retryAfterMs: 0, chance }));
  expect(waits(0)).toEqual([500, 1000, 2000, 4000]);
  expect(waits(0.5)).toEqual([750, 1500, 3000, 6000]);
});

test('it gives up after the last attempt, and when the wait would be too long', () => {
  const rejection = { attempts: 1, waitedMs: 0, retryAfterMs: 0, chance: 0 };
  expect(backoffMs({ ...rejection, attempts: MAX_ATTEMPTS })).toBeUndefined();
  expect(backoffMs({ ...rejection, retryAfterMs: MAX_WAIT_MS })).toBeUndefined();
  expect(backoffMs({ ...rejection, waitedMs: MAX_WAIT_MS })).toBeUndefined();
  expect(backoffMs({ ...rejection, retryAfterMs: Number.NaN })).toBeUndefined();
  expect(backoffMs({ ...rejection, retryAfterMs: Infinity })).toBeUndefined();
});

test('whatever a provider asks for, all waits together stay within the bound', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 400_000 })),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (asked, chance) => {
        let waitedMs = 0;
        for (const [index, retryAfterMs] of asked.entries()) {
          const ms = backoffMs({ attempts: index + 1, waitedMs, retryAfterMs, chance });
          if (ms === undefined) break;
          expect(ms).toBeGreaterThan(retryAfterMs);
          waitedMs += ms;
        }
        expect(waitedMs).toBeLessThanOrEqual(MAX_WAIT_MS);
      },
    ),
  );
});
