/** Shingles: runs of words as numbers, however the words are marked up or escaped. */
import { eachWord } from './words.ts';

/** Words in a run; eight in a row do not recur by chance. */
export const SHINGLE_WORDS = 8;

/**
 * `which` of the lengths it is. `sum` is the same for the same words; `words` writes them out, to tell
 * runs of one sum apart. `end` is the index behind the last of them.
 */
export type ShingleVisitor = (which: number, sum: number, words: () => string, end: number) => void;

/** Visits each run of as many words as one of the `lengths`, of the text and within each tag's words. */
export function eachShingle(
  bytes: Uint8Array,
  lengths: readonly number[],
  visit: ShingleVisitor,
): void {
  const toText = lengths.map((length, which) => slide(length, which, visit));
  const toAttributes = lengths.map((length, which) => slide(length, which, visit));
  eachWord(bytes, {
    text: (hash, end) => {
      for (const add of toText) add(hash, end);
    },
    attribute: (hash, end) => {
      for (const add of toAttributes) add(hash, end);
    },
  });
}

const BASE = 31;

/** A rolling sum: a word that comes in and one that goes out cost the same for any length. */
function slide(
  length: number,
  which: number,
  visit: ShingleVisitor,
): (hash: number, end: number) => void {
  const ring = new Uint32Array(length);
  let weightOfOldest = 1;
  for (let power = 0; power < length; power += 1) {
    weightOfOldest = Math.imul(weightOfOldest, BASE);
  }
  let next = 0;
  let count = 0;
  let sum = 0;
  const words = (): string => [...ring.subarray(next), ...ring.subarray(0, next)].join();
  return (hash, end) => {
    const oldest = ring[next] ?? 0;
    ring[next] = hash;
    next = next + 1 === length ? 0 : next + 1;
    sum = (Math.imul(sum, BASE) + hash - Math.imul(oldest, weightOfOldest)) | 0;
    count += 1;
    if (count >= length) visit(which, sum, words, end);
  };
}
