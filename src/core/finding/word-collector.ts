/** Collects in which issues and links every word stands, and writes the files of words. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MOST_POSTINGS, movePostings, weightiest } from './postings.ts';
import type { GroupWord, SearchGroup } from './search-group.ts';
import type { SearchIndex, WordRow } from './search-index.ts';

export interface WordParts {
  readonly parts: SearchIndex['parts'];
  /** By digest. */
  readonly files: ReadonlyMap<string, string>;
}

export interface WordCollector {
  /** Groups of a shelf come in rising order. */
  add(group: Pick<SearchGroup, 'shelf' | 'first'>, words: readonly GroupWord[]): void;
  parts(): WordParts;
}

/** What a reader loads for a word is about this long, or half of it when it is compressed. */
const CHARACTERS_A_PART = 20_000;
const DIGITS = 12;
const MOST_PIECES = 16;

/** Of one word. */
interface Postings {
  /** One behind the other; joined now and then, as a long chain of small texts takes much memory. */
  readonly pieces: string[];
  count: number;
  /** The last number. */
  last: number;
}

export function createWordCollector(): WordCollector {
  const shelves = { issues: new Map<string, Postings>(), links: new Map<string, Postings>() };
  return {
    add({ shelf, first }, rows) {
      const words = shelves[shelf];
      for (const [word, written, count, last] of rows) {
        const known = words.get(word) ?? { pieces: [], count: 0, last: -1 };
        known.pieces.push(movePostings(written, first - known.last - 1));
        if (known.pieces.length >= MOST_PIECES)
          known.pieces.splice(0, MOST_PIECES, writtenOf(known));
        known.count += count;
        known.last = first + last;
        words.set(word, known);
      }
    },
    parts() {
      const words = [...new Set([...shelves.issues.keys(), ...shelves.links.keys()])].toSorted();
      return writeParts(words, (word) =>
        rowOf(word, shelves.issues.get(word), shelves.links.get(word)),
      );
    },
  };
}

/** One word a line, so that people can read it, too. */
function writeParts(words: readonly string[], rowFor: (word: string) => WordRow): WordParts {
  const parts: [string, string][] = [];
  const files = new Map<string, string>();
  let [first, lines, length] = ['', [] as string[], 0];
  const end = (): void => {
    if (lines.length === 0) return;
    const text = `[\n${lines.join(',\n')}\n]\n`;
    const digest = bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, DIGITS);
    parts.push([first, digest]);
    files.set(digest, text);
    [lines, length] = [[], 0];
  };
  for (const word of words) {
    const line = JSON.stringify(rowFor(word));
    if (length + line.length > CHARACTERS_A_PART) end();
    if (lines.length === 0) first = word;
    lines.push(line);
    length += line.length;
  }
  end();
  return { parts, files };
}

function rowOf(word: string, issues: Postings = NOWHERE, links: Postings = NOWHERE): WordRow {
  const written = [
    weightiest(writtenOf(issues), issues.count),
    weightiest(writtenOf(links), links.count),
  ] as const;
  return Math.max(issues.count, links.count) <= MOST_POSTINGS
    ? [word, ...written]
    : [word, ...written, issues.count, links.count];
}

function writtenOf({ pieces }: Postings): string {
  return pieces.join('');
}

const NOWHERE: Postings = { pieces: [], count: 0, last: -1 };
