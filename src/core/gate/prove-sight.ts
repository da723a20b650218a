/** The positive control: before the gate looks at anything, it must find all that it knows in every form. */
import type { Extra } from '../issue/issue.ts';
import { byteDisguises, type Disguise, textDisguises } from './disguise.ts';
import { textOf } from './extra-text.ts';
import { addressOf, type Guarded } from './guarded.ts';
import { isLeak, type Leak } from './leak.ts';
import type { LeakScanner } from './leak-scanner.ts';
import type { Packer } from './packing.ts';
import { isTelling } from './text-needles.ts';

/** Enough for a run of words, with room for long ones. */
const EXCERPT_WORDS = 16;

/** Throws where it cannot see: a gate that is blind must not open. */
export function proveSight(scanner: LeakScanner, guarded: Guarded, packer: Packer): void {
  const excerpts = guarded.extras.filter(isTelling).map((extra) => excerptOf(scanner, extra));
  proveAll(scanner, excerpts.map(utf8), textDisguises(packer));
  const pieces = [
    ...guarded.keys.map(({ bytes }) => bytes),
    ...guarded.files.flatMap(({ samples, enough }) => samples.slice(0, enough)),
  ];
  for (const { name, bytes } of guarded.keys) {
    if (seenIn(scanner, 'control', bytes, 'key').size === 0) throw blind(name, 'plain');
  }
  for (const { extra, samples, enough } of guarded.files) {
    if (enough === 0 || seenIn(scanner, 'control', joined(samples), 'file').size > 0) continue;
    throw blind(`a file of ${addressOf(extra)}`, 'plain');
  }
  proveAll(scanner, pieces, byteDisguises(packer));
}

/** All pieces at once, in each disguise: as much must be found as when nothing is disguised. */
function proveAll(
  scanner: LeakScanner,
  pieces: readonly Uint8Array[],
  disguises: readonly Disguise[],
): void {
  const whole = joined(pieces);
  const all = seenIn(scanner, 'control', whole);
  for (const { name, file, put } of disguises) {
    const seen = seenIn(scanner, file, put(whole));
    for (const one of all) if (!seen.has(one)) throw blind(one, name);
  }
}

/** Throws unless the extra is found by it. */
function excerptOf(scanner: LeakScanner, extra: Extra): string {
  const text = textOf(extra);
  const beginning = text.split(/\s+/).slice(0, EXCERPT_WORDS).join(' ');
  for (const excerpt of [beginning, text]) {
    if (seenIn(scanner, 'control', utf8(excerpt), 'text').size > 0) return excerpt;
  }
  throw blind(`text of ${addressOf(extra)}`, 'plain');
}

function seenIn(
  scanner: LeakScanner,
  file: string,
  bytes: Uint8Array,
  only?: Leak['what'],
): ReadonlySet<string> {
  const leaks = scanner.scan(file, bytes).filter(isLeak);
  const wanted = leaks.filter(({ what }) => only === undefined || what === only);
  return new Set(wanted.map(({ what, of }) => `${what} of ${of}`));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  // An excerpt may end within a tag, which would go on in the next one.
  const separator = utf8('\n>&gt;\n');
  const length = pieces.reduce((sum, piece) => sum + piece.length + separator.length, 0);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    whole.set(separator, at + piece.length);
    at += piece.length + separator.length;
  }
  return whole;
}

function blind(what: string, form: string): Error {
  return new Error(`The gate is blind: it does not see ${what} as ${form}.`);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
