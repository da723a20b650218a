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
    written += writeOne(number - last - 1, weight);
    last = number;
  }
  return written;
}

export function readPostings(written: string): Posting[] {
  const postings: Posting[] = [];
  eachPosting(written, (number, weight) => void postings.push({ number, weight }));
  return postings;
}

/**
 * `later`, whose numbers begin anew at 0, behind what stands there: its first number is so many
 * after the last one there.
 */
export function movePostings(later: string, by: number): string {
  const digits = /^[0-9a-z]*/.exec(later)?.[0] ?? '';
  const step = by + (digits === '' ? 0 : Number.parseInt(digits, BASE));
  return (step === 0 ? '' : step.toString(BASE)) + later.slice(digits.length);
}

/** `count` postings; the weightiest stay, and the newest of those that weigh the same. */
export function weightiest(written: string, count: number): string {
  if (count <= MOST_POSTINGS) return written;
  const counts = Array.from({ length: MOST_WEIGHT + 1 }, () => 0);
  eachPosting(written, (_, weight) => {
    counts[weight] = (counts[weight] ?? 0) + 1;
  });
  let [least, room] = [MOST_WEIGHT, MOST_POSTINGS];
  while (least > 1 && room > (counts[least] ?? 0)) {
    room -= counts[least] ?? 0;
    least -= 1;
  }
  // Of those that weigh the least so many come first that there is no room for.
  let passed = (counts[least] ?? 0) - room;
  let [kept, last] = ['', -1];
  eachPosting(written, (number, weight) => {
    if (weight < least) return;
    if (weight === least && passed > 0) {
      passed -= 1;
      return;
    }
    kept += writeOne(number - last - 1, weight);
    last = number;
  });
  return kept;
}

function writeOne(step: number, weight: number): string {
  const letter = String.fromCharCode(FIRST_LETTER + weight - 1);
  return step === 0 ? letter : step.toString(BASE) + letter;
}

/** By the codes of characters, for there are millions of postings. */
function eachPosting(written: string, visit: (number: number, weight: number) => void): void {
  let [number, step] = [-1, 0];
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code >= FIRST_LETTER && code < FIRST_LETTER + MOST_WEIGHT) {
      number += step + 1;
      visit(number, code - FIRST_LETTER + 1);
      step = 0;
    } else step = step * BASE + (code < FIRST_LETTER ? code - 48 : code - 87);
  }
}
