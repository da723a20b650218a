/** In which issues or links a word stands, and how much it says of each, as a short string. */

export interface Posting {
  readonly number: number;
  /** 1 to `MOST_WEIGHT`. */
  readonly weight: number;
}

/** A letter each. */
export const MOST_WEIGHT = 26;
/** So many say enough of a word; more would be a load for those who look for it. */
export const MOST_POSTINGS = 1500;

const [BASE, FIRST_LETTER] = [36, 65];

/** `11aC3B`: the way from one number to the next in base 36, and its weight as a capital letter. */
export function writePostings(postings: readonly Posting[]): string {
  let [written, last] = ['', -1];
  for (const { number, weight } of postings) {
    const step = number - last - 1;
    written +=
      (step === 0 ? '' : step.toString(BASE)) + String.fromCharCode(FIRST_LETTER + weight - 1);
    last = number;
  }
  return written;
}

export function readPostings(written: string): Posting[] {
  const postings: Posting[] = [];
  let last = -1;
  for (const { 1: step = '', 2: letter = 'A' } of written.matchAll(/([0-9a-z]*)([A-Z])/g)) {
    last += (step === '' ? 0 : Number.parseInt(step, BASE)) + 1;
    postings.push({ number: last, weight: letter.charCodeAt(0) - FIRST_LETTER + 1 });
  }
  return postings;
}

/** The weightiest, and the newest of those that weigh the same; in rising order again. */
export function weightiest(postings: readonly Posting[]): readonly Posting[] {
  if (postings.length <= MOST_POSTINGS) return postings;
  return postings
    .toSorted((a, b) => b.weight - a.weight || b.number - a.number)
    .slice(0, MOST_POSTINGS)
    .toSorted((a, b) => a.number - b.number);
}
