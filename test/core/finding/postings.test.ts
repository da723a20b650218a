import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MOST_POSTINGS,
  MOST_WEIGHT,
  movePostings,
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

const posting = fc.record({
  number: fc.nat(200_000),
  weight: fc.integer({ min: 1, max: MOST_WEIGHT }),
});
const rising = fc
  .uniqueArray(posting, { selector: ({ number }) => number, maxLength: 60 })
  .map((all) => all.toSorted((a, b) => a.number - b.number));

test('what is written is read again', () => {
  fc.assert(
    fc.property(rising, (postings) => {
      expect(readPostings(writePostings(postings))).toEqual(postings);
    }),
  );
});

test('what was written from 0 on is moved behind what stands there', () => {
  fc.assert(
    fc.property(rising, rising, fc.nat(5000), (earlier, later, gap) => {
      fc.pre(later.length > 0);
      const last = earlier.at(-1)?.number ?? -1;
      const moved = later.map(({ number, weight }) => ({
        number: last + 1 + gap + number,
        weight,
      }));
      const written = writePostings(earlier) + movePostings(writePostings(later), gap);
      expect(readPostings(written)).toEqual([...earlier, ...moved]);
    }),
  );
});

test('of too many the weightiest stay, and then the newest', () => {
  const postings = Array.from({ length: MOST_POSTINGS + 10 }, (_, number) => ({
    number,
    weight: number === 3 ? 9 : 1,
  }));
  const kept = readPostings(weightiest(writePostings(postings), postings.length));
  expect(kept).toHaveLength(MOST_POSTINGS);
  expect(kept[0]?.number).toBe(3);
  expect(kept[1]?.number).toBe(11);
  expect(kept.at(-1)?.number).toBe(MOST_POSTINGS + 9);
});

test('they are those that sorting would find', () => {
  let seed = 7;
  const postings = Array.from({ length: 4 * MOST_POSTINGS }, (_, number) => {
    seed = (seed * 48_271) % 0x7fff_ffff;
    return { number: number * 3, weight: 1 + (seed % MOST_WEIGHT) };
  });
  const sorted = postings
    .toSorted((a, b) => b.weight - a.weight || b.number - a.number)
    .slice(0, MOST_POSTINGS)
    .toSorted((a, b) => a.number - b.number);
  expect(weightiest(writePostings(postings), postings.length)).toBe(writePostings(sorted));
});
