/** Finds which parts of two outlines are the same, as a file comparison does for lines. */
import type { OutlinePart } from './outline.ts';

export type Match = readonly [sent: number, now: number];

/** Cells of the table: 2,000 changed parts against 2,000, in 8 MB. */
const MOST_CELLS = 4_000_000;

/** The longest run of parts that both have in one order; undefined when that takes too long to find. */
export function matchParts(
  sent: readonly OutlinePart[],
  now: readonly OutlinePart[],
): Match[] | undefined {
  const start = commonStart(sent, now);
  const end = commonStart(sent.slice(start).toReversed(), now.slice(start).toReversed());
  const a = sent.slice(start, sent.length - end);
  const b = now.slice(start, now.length - end);
  if (a.length * b.length > MOST_CELLS) return undefined;
  return [
    ...Array.from({ length: start }, (_, index): Match => [index, index]),
    ...longestCommon(a, b).map(([i, j]): Match => [i + start, j + start]),
    ...Array.from({ length: end }, (_, index): Match => [
      sent.length - end + index,
      now.length - end + index,
    ]),
  ];
}

/** How many parts both begin with. */
export function commonStart(a: readonly OutlinePart[], b: readonly OutlinePart[]): number {
  const differs = a.findIndex((part, index) => part.hash !== b[index]?.hash);
  return differs < 0 ? a.length : differs;
}

function longestCommon(a: readonly OutlinePart[], b: readonly OutlinePart[]): Match[] {
  const width = b.length + 1;
  // Cell (i, j) holds how many parts a from i on and b from j on have in common.
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i]?.hash === b[j]?.hash ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const matches: Match[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (a[i]?.hash === b[j]?.hash) matches.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return matches;
}
