/** The gate: finds any eight words of an extra in what the public gets. */
import { toString } from 'mdast-util-to-string';
import type { Extra } from '../issue/issue.ts';
import { eachShingle, SHINGLE_WORDS } from './shingles.ts';
import { eachWord } from './words.ts';

export interface Leak {
  readonly path: string;
  readonly extraId: string;
  readonly tier: string;
}

export interface LeakScanner {
  /** The extras whose text stands in a file; [] for a file that is clean. */
  scan(path: string, bytes: Uint8Array): Leak[];
}

/** An extra of fewer words is looked for as a whole; below this it says too little to tell. */
const LEAST_WORDS = 4;

interface Needles {
  /** Marks the low bits of every sum, for a quick no. */
  readonly marks: Uint8Array;
  /** Runs written out, for a certain yes. */
  readonly runs: Map<string, Extra>;
}

const MARKS = 1 << 20;

/** Throws when it cannot find an extra in the extra itself: a gate that is blind must not open. */
export function createLeakScanner(extras: readonly Extra[]): LeakScanner {
  const byLength = new Map<number, Needles>();
  for (const extra of extras) addNeedles(extra, byLength);
  const scanner: LeakScanner = { scan: (path, bytes) => scanWith(byLength, path, bytes) };
  for (const extra of extras) {
    const seen = scanner.scan('control', textOf(extra)).some((leak) => leak.extraId === extra.id);
    if (!seen && countWords(extra) >= LEAST_WORDS) {
      throw new Error(`The gate cannot see the extra ${extra.id}.`);
    }
  }
  return scanner;
}

function addNeedles(extra: Extra, byLength: Map<number, Needles>): void {
  const length = Math.min(SHINGLE_WORDS, countWords(extra));
  if (length < LEAST_WORDS) return;
  const needles = byLength.get(length) ?? { marks: new Uint8Array(MARKS), runs: new Map() };
  byLength.set(length, needles);
  eachShingle(textOf(extra), [length], (_length, sum, words) => {
    const run = words();
    if (needles.runs.has(run)) return;
    needles.runs.set(run, extra);
    needles.marks[sum & (MARKS - 1)] = 1;
  });
}

function scanWith(byLength: ReadonlyMap<number, Needles>, path: string, bytes: Uint8Array): Leak[] {
  const leaks = new Map<string, Leak>();
  eachShingle(bytes, [...byLength.keys()], (length, sum, words) => {
    const needles = byLength.get(length);
    if (needles === undefined || needles.marks[sum & (MARKS - 1)] !== 1) return;
    const extra = needles.runs.get(words());
    if (extra !== undefined) {
      leaks.set(`${extra.tier}/${extra.id}`, { path, extraId: extra.id, tier: extra.tier });
    }
  });
  return [...leaks.values()];
}

/** Heading, text, code and descriptions of pictures, block by block. */
function textOf(extra: Extra): Uint8Array {
  const blocks = extra.body.children.map((block) => toString(block, { includeImageAlt: true }));
  return new TextEncoder().encode([extra.heading, ...blocks].join('\n\n'));
}

function countWords(extra: Extra): number {
  let count = 0;
  const add = (): void => {
    count += 1;
  };
  eachWord(textOf(extra), { text: add, attribute: () => {} });
  return count;
}
