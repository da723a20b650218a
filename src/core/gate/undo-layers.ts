/** Undoes one layer of writing: every way in which a view may hide another. */
import { escapeBytes, findEscapes } from './disguises/escapes.ts';
import { findRuns, isRunByte, LEAST_RUN } from './disguises/letter-runs.ts';
import { findPacked, packedBytes, type Unpacking } from './disguises/packed.ts';
import { wideText } from './disguises/wide-text.ts';
import type { View } from './view.ts';

export function undoLayers(view: View, unpacking: Unpacking): View[] {
  const { bytes } = view;
  const views: View[] = [];
  const packed = findPacked(view, unpacking, (found) => void views.push(found));
  for (const byte of packedBytes) eachIndex(bytes, byte, (at) => packed.visit(at));
  const escapes = findEscapes(view);
  for (const byte of escapeBytes) eachIndex(bytes, byte, (at) => escapes.visit(at));
  const runs = findRuns(view);
  eachRun(bytes, (start, end) => runs.visit(start, end));
  const wide = bytes.includes(0) ? wideText(view) : undefined;
  return [...views, ...runs.finish(), ...escapes.finish(), ...(wide === undefined ? [] : [wide])];
}

function eachIndex(bytes: Uint8Array, byte: number, visit: (at: number) => void): void {
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) visit(at);
}

/** A run of so many bytes has one at every place that is so far from the end of the last one. */
function eachRun(bytes: Uint8Array, visit: (start: number, end: number) => void): void {
  let after = 0;
  for (let at = LEAST_RUN - 1; at < bytes.length; at = after + LEAST_RUN - 1) {
    let start = at + 1;
    while (start > after && isRunByte(bytes[start - 1])) start -= 1;
    if (start > at) {
      after = at + 1;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && isRunByte(bytes[end])) end += 1;
    if (end - start >= LEAST_RUN) visit(start, end);
    after = end;
  }
}
