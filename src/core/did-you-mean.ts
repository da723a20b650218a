/** "Did you mean": the nearest known word, if it is near enough to be a slip of the hand. */
import { closest, distance } from 'fastest-levenshtein';

/** Undefined when nothing is within a third of the word's length, at least two edits. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 200) return undefined;
  const nearest = closest(word, known);
  const allowed = Math.max(2, Math.floor(word.length / 3));
  return distance(word, nearest) <= allowed ? nearest : undefined;
}
