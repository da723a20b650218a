/** The gate: finds any eight words of an extra in what the public gets. */
import { toString } from 'mdast-util-to-string';
import type { Extra } from '../issue/issue.ts';
import { eachShingle, eachWord, SHINGLE_WORDS } from './shingles.ts';

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
  /** Sums of windows, for a quick no. */
  readonly sums: Set<number>;
  /** Windows written out, for a certain yes. */
  readonly windows: Map<string, Extra>;
}

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
  const needles = byLength.get(length) ?? { sums: new Set<number>(), windows: new Map() };
  byLength.set(length, needles);
  eachShingle(textOf(extra), length, (window) => {
    const key = window.join();
    if (needles.windows.has(key)) return;
    needles.windows.set(key, extra);
    needles.sums.add(sumOf(window));
  });
}

function scanWith(byLength: ReadonlyMap<number, Needles>, path: string, bytes: Uint8Array): Leak[] {
  const leaks = new Map<string, Leak>();
  for (const [length, { sums, windows }] of byLength) {
    eachShingle(bytes, length, (window) => {
      if (!sums.has(sumOf(window))) return;
      const extra = windows.get(window.join());
      if (extra !== undefined) {
        leaks.set(`${extra.tier}/${extra.id}`, { path, extraId: extra.id, tier: extra.tier });
      }
    });
  }
  return [...leaks.values()];
}

function sumOf(window: Uint32Array): number {
  let sum = 0;
  for (const word of window) sum = (Math.imul(sum, 31) + word) | 0;
  return sum;
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
