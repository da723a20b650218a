/** Texts of extras as needles: every run of eight words, and each word that no other text has. */
import type { Extra } from '../issue/issue.ts';
import { ownTextOf, textOf } from './extra-text.ts';
import { eachShingle, SHINGLE_WORDS, type ShingleVisitor } from './shingles.ts';
import { eachWord, wordByte } from './words.ts';

export interface TextNeedles {
  /** Calls `found` for each extra that the bytes hold text of, once or more. */
  find(bytes: Uint8Array, found: (extra: Extra, end: number) => void): void;
}

/** An extra of fewer words is looked for as a whole; below this it says too little to tell. */
const LEAST_WORDS = 4;
/** Such as a code for a shop, or a key: it does not recur by chance. */
const LEAST_CODE_LETTERS = 16;
const LEAST_CODE_CHANGES = 3;

interface Needle {
  readonly extra: Extra;
  /** The word itself, where the needle is a single one. */
  readonly code: Uint8Array | undefined;
}

/** Of one length: each run with its sum, written out. */
type Runs = Map<string, Needle & { readonly sum: number }>;

/** What several extras share counts as the first one's. */
export function createTextNeedles(extras: readonly Extra[]): TextNeedles {
  const byLength = new Map<number, Runs>();
  const words = new Set<number>();
  const add = (text: Uint8Array, length: number, needle: Needle): void => {
    addText(text, length, needle, byLength);
    addWords(text, words);
  };
  for (const extra of extras) {
    addRuns(extra, add);
    addCodes(extra, add);
  }
  const lengths = [...byLength.keys()];
  const allRuns = [...byLength.values()];
  const marks = allRuns.map((runs) => marksOf([...runs.values()].map(({ sum }) => sum)));
  const vocabulary = marksOf([...words]);
  const isKnown = (hash: number): boolean => isMarked(vocabulary, hash);
  return {
    find(bytes, found) {
      if (lengths.length === 0) return;
      const look: ShingleVisitor = (which, sum, words, end) => {
        if (!isMarked(marks[which] ?? NO_MARKS, sum)) return;
        const needle = allRuns[which]?.get(words());
        if (needle === undefined) return;
        if (needle.code !== undefined && !endsWith(bytes, end, needle.code)) return;
        found(needle.extra, end);
      };
      eachShingle(bytes, lengths, look, isKnown);
    },
  };
}

/** Whether it has enough words to be looked for by them. */
export function isTelling(extra: Extra): boolean {
  return countWords(utf8(textOf(extra))) >= LEAST_WORDS || codesOf(extra).length > 0;
}

type AddText = (text: Uint8Array, length: number, needle: Needle) => void;

function addRuns(extra: Extra, add: AddText): void {
  const text = utf8(textOf(extra));
  const length = Math.min(SHINGLE_WORDS, countWords(text));
  if (length < LEAST_WORDS) return;
  add(text, length, { extra, code: undefined });
}

function addCodes(extra: Extra, add: AddText): void {
  for (const code of codesOf(extra)) add(code, 1, { extra, code });
}

function addText(
  text: Uint8Array,
  length: number,
  needle: Needle,
  byLength: Map<number, Runs>,
): void {
  const runs: Runs = byLength.get(length) ?? new Map();
  byLength.set(length, runs);
  eachShingle(text, [length], (_which, sum, words) => {
    const run = words();
    if (!runs.has(run)) runs.set(run, { ...needle, sum });
  });
}

function addWords(text: Uint8Array, words: Set<number>): void {
  const add = (hash: number): void => void words.add(hash);
  eachWord(text, { text: add, attribute: add });
}

/** Words that mix letters and digits, in lower case. */
function codesOf(extra: Extra): Uint8Array[] {
  const text = utf8(ownTextOf(extra));
  const codes: Uint8Array[] = [];
  const look = (_hash: number, end: number): void => {
    let start = end;
    let changes = 0;
    while (start > 0 && wordByte(text[start - 1]) !== 0) {
      start -= 1;
      if (start + 1 < end && isDigit(text[start]) !== isDigit(text[start + 1])) changes += 1;
    }
    if (end - start < LEAST_CODE_LETTERS || changes < LEAST_CODE_CHANGES) return;
    codes.push(text.slice(start, end).map(wordByte));
  };
  eachWord(text, { text: look, attribute: look });
  return codes;
}

function endsWith(bytes: Uint8Array, end: number, code: Uint8Array): boolean {
  const start = end - code.length;
  return start >= 0 && code.every((letter, at) => wordByte(bytes[start + at]) === letter);
}

function countWords(text: Uint8Array): number {
  let count = 0;
  const add = (): void => {
    count += 1;
  };
  eachWord(text, { text: add, attribute: () => {} });
  return count;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

const BITS_A_NUMBER = 256;
const MOST_BITS = 2 ** 24;

/** A bit for the low bits of every number, for a quick no; few of them are set. */
function marksOf(numbers: readonly number[]): Uint8Array {
  const bits = Math.min(MOST_BITS, 2 ** Math.ceil(Math.log2(numbers.length * BITS_A_NUMBER)));
  const marks = new Uint8Array(bits / 8);
  for (const number of numbers) {
    const bit = number & (bits - 1);
    marks[bit >> 3] = (marks[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return marks;
}

const NO_MARKS = new Uint8Array(1);

function isMarked(marks: Uint8Array, number: number): boolean {
  const bit = number & (marks.length * 8 - 1);
  return ((marks[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
