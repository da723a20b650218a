/** Finds issues and links by the rows of the words that a reader looks for, the best first. */
import { type Posting, readPostings } from './postings.ts';
import type { SearchIndex, WordRow } from './search-index.ts';
import { fitOf, type SoughtWord } from './search-query.ts';
import type { Shelf } from './search-group.ts';

export interface FoundNumbers {
  /** With every word, or else with some. */
  readonly hasAll: boolean;
  readonly issues: readonly number[];
  readonly links: readonly number[];
}

/** `rows` has for each word those that were loaded for it; others among them do not count. */
export function find(
  words: readonly SoughtWord[],
  rows: readonly (readonly WordRow[])[],
  counts: Pick<SearchIndex, Shelf>,
): FoundNumbers {
  const [issues, links] = (['issues', 'links'] as const).map((shelf) =>
    rank(words.map((word, index) => scoresOf(word, rows[index] ?? [], shelf, counts[shelf]))),
  );
  const hasAll = [issues, links].some((ranked) => (ranked?.all.length ?? 0) > 0);
  const chosen = hasAll ? 'all' : 'some';
  return { hasAll, issues: issues?.[chosen] ?? [], links: links?.[chosen] ?? [] };
}

interface WordScores {
  readonly scores: ReadonlyMap<number, number>;
  /** It may stand in others as well, of which no posting was kept. */
  readonly isCommon: boolean;
}

function scoresOf(
  word: SoughtWord,
  rows: readonly WordRow[],
  shelf: Shelf,
  count: number,
): WordScores {
  const scores = new Map<number, number>();
  let isCommon = false;
  for (const row of rows) {
    const fit = fitOf(word, row[0]);
    if (fit === 0) continue;
    const postings = readPostings(row[shelf === 'issues' ? 1 : 2]);
    const all = row[shelf === 'issues' ? 3 : 4] ?? postings.length;
    isCommon ||= all > postings.length;
    addScores(scores, postings, fit * rarity(all, count));
  }
  return { scores, isCommon };
}

/** Of several forms of a word the best one counts. */
function addScores(scores: Map<number, number>, postings: readonly Posting[], by: number): void {
  for (const { number, weight } of postings) {
    scores.set(number, Math.max(scores.get(number) ?? 0, weight * by));
  }
}

/** The rarer a word, the more it says (as in BM25). */
function rarity(within: number, count: number): number {
  return Math.log(1 + (count - within + 0.5) / (within + 0.5));
}

interface Ranked {
  readonly all: readonly number[];
  readonly some: readonly number[];
}

/**
 * A common word makes what has it better, but what lacks it is not left out, unless all words are
 * common.
 */
function rank(words: readonly WordScores[]): Ranked {
  const rare = words.filter(({ isCommon }) => !isCommon);
  const required = rare.length === 0 ? words : rare;
  const totals = new Map<number, { score: number; met: number }>();
  for (const word of words) {
    const counts = required.includes(word) ? 1 : 0;
    for (const [number, score] of word.scores) {
      const total = totals.get(number) ?? { score: 0, met: 0 };
      totals.set(number, { score: total.score + score, met: total.met + counts });
    }
  }
  // The newest of those that are as good.
  const ranked = [...totals].toSorted(
    ([a, x], [b, y]) => y.met - x.met || y.score - x.score || b - a,
  );
  const numbers = (of: typeof ranked): number[] => of.map(([number]) => number);
  return {
    all: numbers(ranked.filter(([, { met }]) => met === required.length)),
    some: numbers(ranked.filter(([, { met }]) => met > 0)),
  };
}
