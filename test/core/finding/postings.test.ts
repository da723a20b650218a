import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MOST_POSTINGS,
  MOST_WEIGHT,
  readPostings,
  weightiest,
  writePostings,
} from '../../../src/core/finding/postings.ts';

test('postings are a short string', () => {
  const postings = [
    { number: 0, weight: 1 },
    { number: 1, weight: 26 },
    { number: 39, weight: 3 },
  ];
  expect(writePostings(postings)).toBe('AZ11C');
  expect(readPostings('AZ11C')).toEqual(postings);
  expect(readPostings('')).toEqual([]);
});

test('what is written is read again', () => {
  const posting = fc.record({
    number: fc.nat(200_000),
    weight: fc.integer({ min: 1, max: MOST_WEIGHT }),
  });
  const rising = fc
    .uniqueArray(posting, { selector: ({ number }) => number })
    .map((all) => all.toSorted((a, b) => a.number - b.number));
  fc.assert(
    fc.property(rising, (postings) => {
      expect(readPostings(writePostings(postings))).toEqual(postings);
    }),
  );
});

test('of too many the weightiest stay, and then the newest', () => {
  const postings = Array.from({ length: MOST_POSTINGS + 10 }, (_, number) => ({
    number,
    weight: number === 3 ? 9 : 1,
  }));
  const kept = weightiest(postings);
  expect(kept).toHaveLength(MOST_POSTINGS);
  expect(kept[0]?.number).toBe(3);
  expect(kept[1]?.number).toBe(11);
  expect(kept.at(-1)?.number).toBe(MOST_POSTINGS + 9);
});
