/** What some issues, or some links, bring into the search: made together, and the same as long as they are. */
import type { ArchivedLink } from '../edition/archive.ts';
import type { WebEdition } from '../edition/web-edition.ts';
import { MOST_WEIGHT, type Posting, writePostings } from './postings.ts';

export type Shelf = 'issues' | 'links';

export interface SearchGroup {
  readonly shelf: Shelf;
  /** The number of the first of them. */
  readonly first: number;
  /** Of the files that show them. */
  readonly addresses: readonly string[];
  /** Tells it from any other; all that is made goes by it. Long, and so written when asked for. */
  readonly madeOf: () => string;
  /** What `makeGroup()` makes it from: plain data, which can be handed to another thread. */
  readonly members: () => GroupMembers;
}

export type GroupMembers =
  | { readonly shelf: 'issues'; readonly members: readonly SearchedIssue[] }
  | { readonly shelf: 'links'; readonly members: readonly ArchivedLink[] };

/** What the search shows, or goes by, of an issue. */
export type SearchedIssue = Pick<
  WebEdition,
  'id' | 'title' | 'address' | 'number' | 'date' | 'description' | 'tags' | 'html'
>;

/** Of one group alone, whose first number is 0. */
export type GroupWord = readonly [word: string, postings: string, count: number, last: number];

/** `members`: the weights of the words of each, in rising order; `files` as they are to be written. */
export function groupText(
  members: readonly ReadonlyMap<string, number>[],
  files: readonly unknown[],
): string {
  const words = new Map<string, Posting[]>();
  for (const [number, weights] of members.entries()) {
    for (const [word, weight] of weights) {
      const posting = { number, weight: Math.min(weight, MOST_WEIGHT) };
      const known = words.get(word);
      if (known === undefined) words.set(word, [posting]);
      else known.push(posting);
    }
  }
  const rows = [...words].map(([word, postings]): GroupWord => [
    word,
    writePostings(postings),
    postings.length,
    postings.at(-1)?.number ?? 0,
  ]);
  return [rows, ...files].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Of what `groupText()` has made; each file ends with a newline. */
export function readGroup(text: string): {
  readonly words: readonly GroupWord[];
  readonly files: readonly string[];
} {
  const [words = '[]', ...files] = text.slice(0, -1).split('\n');
  return { words: JSON.parse(words), files: files.map((file) => `${file}\n`) };
}
