import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../src/core/link-check/retry-after.ts';

const now = new Date('2023-11-02T08:00:00Z');

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Thu, 02 Nov 2023 08:01:00 GMT', 60_000],
  ['Thu, 02 Nov 2023 07:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1e9', undefined],
  ['99999999999', undefined],
  [undefined, undefined],
])('%j asks for %j', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
