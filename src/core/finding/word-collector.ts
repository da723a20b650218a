/** Collects in which issues and links every word stands, and writes the files of words. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MOST_WEIGHT, type Posting, weightiest, writePostings } from './postings.ts';
import type { SearchIndex, WordRow } from './search-index.ts';

export type Shelf = 'issues' | 'links';

export interface WordParts {
  readonly parts: SearchIndex['parts'];
  /** By digest. */
  readonly files: ReadonlyMap<string, string>;
}

export interface WordCollector {
  /** Numbers of a shelf come in rising order. */
  add(shelf: Shelf, number: number, weights: ReadonlyMap<string, number>): void;
  parts(): WordParts;
}

/** What a reader loads for a word is about this long, or half of it when it is compressed. */
const CHARACTERS_A_PART = 20_000;
const DIGITS = 12;
const POSITION = 32;

export function createWordCollector(): WordCollector {
  // A number and its weight in one, as there are millions.
  const shelves = { issues: new Map<string, number[]>(), links: new Map<string, number[]>() };
  return {
    add(shelf, number, weights) {
      const words = shelves[shelf];
      for (const [word, weight] of weights) {
        const packed = number * POSITION + Math.min(weight, MOST_WEIGHT);
        const known = words.get(word);
        if (known === undefined) words.set(word, [packed]);
        else known.push(packed);
      }
    },
    parts() {
      const words = [...new Set([...shelves.issues.keys(), ...shelves.links.keys()])].toSorted();
      return writeParts(words, (word) =>
        rowOf(word, unpacked(shelves.issues.get(word)), unpacked(shelves.links.get(word))),
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

function rowOf(word: string, issues: readonly Posting[], links: readonly Posting[]): WordRow {
  const kept = [weightiest(issues), weightiest(links)] as const;
  const written = [writePostings(kept[0]), writePostings(kept[1])] as const;
  const left = [issues.length - kept[0].length, links.length - kept[1].length];
  return left.every((count) => count === 0)
    ? [word, ...written]
    : [word, ...written, issues.length, links.length];
}

function unpacked(packed: readonly number[] = []): Posting[] {
  return packed.map((each) => ({
    number: Math.floor(each / POSITION),
    weight: each % POSITION,
  }));
}
