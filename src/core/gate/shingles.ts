/** Shingles: runs of words as numbers, however the words are marked up or escaped. */
import { eachWord } from './words.ts';

/** Words in a run; eight in a row do not recur by chance. */
export const SHINGLE_WORDS = 8;

/**
 * `which` of the lengths it is. `sum` is the same for the same words; `words` writes them out, to tell
 * runs of one sum apart. `end` is the index behind the last of them.
 */
export type ShingleVisitor = (which: number, sum: number, words: () => string, end: number) => void;

/** Whether runs may hold the word of a hash; a word of which that is not so parts them. */
export type WordFilter = (hash: number) => boolean;

/**
 * Visits each run of as many words as one of the `lengths`, of the text and within each tag's words.
 * With a filter, only runs of words that pass it.
 */
export function eachShingle(
  bytes: Uint8Array,
  lengths: readonly number[],
  visit: ShingleVisitor,
  passes: WordFilter = () => true,
): void {
  const inText = lengths.map((length, which) => slide(length, which, visit));
  const inAttributes = lengths.map((length, which) => slide(length, which, visit));
  const adding =
    (slides: readonly Slide[]) =>
    (hash: number, end: number): void => {
      if (passes(hash)) for (const run of slides) run.add(hash, end);
      else for (const run of slides) run.part();
    };
  eachWord(bytes, { text: adding(inText), attribute: adding(inAttributes) });
}

const BASE = 31;

interface Slide {
  add(hash: number, end: number): void;
  /** What comes next is no part of a run with what came before. */
  part(): void;
}

/** A rolling sum: a word that comes in and one that goes out cost the same for any length. */
function slide(length: number, which: number, visit: ShingleVisitor): Slide {
  const ring = new Uint32Array(length);
  let weightOfOldest = 1;
  for (let power = 0; power < length; power += 1) {
    weightOfOldest = Math.imul(weightOfOldest, BASE);
  }
  let next = 0;
  let count = 0;
  let sum = 0;
  const words = (): string => [...ring.subarray(next), ...ring.subarray(0, next)].join();
  return {
    add(hash, end) {
      const oldest = ring[next] ?? 0;
      ring[next] = hash;
      next = next + 1 === length ? 0 : next + 1;
      sum = (Math.imul(sum, BASE) + hash - Math.imul(oldest, weightOfOldest)) | 0;
      count += 1;
      if (count >= length) visit(which, sum, words, end);
    },
    part() {
      if (count === 0) return;
      ring.fill(0);
      next = 0;
      count = 0;
      sum = 0;
    },
  };
}
