/** Escapes: characters that are written by their numbers, as HTML, JSON, addresses and mails do. */
import { createExcerpts, type Excerpts } from '../excerpts.ts';
import type { View } from '../view.ts';
import { hexDigit, number } from './numbers.ts';

export interface EscapeFinder {
  /** To be called with every index at which one of the `escapeBytes` stands. */
  visit(at: number): void;
  finish(): View[];
}

interface Escape {
  readonly layer: string;
  /** Reads the escape that begins at an index; undefined where there is none. */
  readonly read: (bytes: Uint8Array, at: number) => Unescaped | undefined;
}

interface Unescaped {
  readonly length: number;
  /** A code point or a byte, as `isByte` says; -1 for nothing at all. */
  readonly code: number;
  readonly isByte: boolean;
}

/** The bytes by which escapes begin: `&`, `\`, `%` and `=`. */
const escapes: Readonly<Record<number, Escape>> = {
  0x26: { layer: 'HTML escapes', read: readReference },
  0x5c: { layer: 'JSON escapes', read: readUnicode },
  0x25: { layer: 'percent escapes', read: readPercent },
  0x3d: { layer: 'quoted-printable', read: readQuoted },
};
export const escapeBytes: readonly number[] = Object.keys(escapes).map(Number);

/** What stands before and behind an escape is read with it, so that runs of words are whole. */
const AROUND = 160;

export function findEscapes(view: View): EscapeFinder {
  const stretches = new Map<number, Stretch>(
    escapeBytes.map((trigger) => [trigger, { first: -1, last: -1, out: undefined }]),
  );
  return {
    visit(at) {
      const trigger = view.bytes[at] ?? 0;
      const escape = escapes[trigger];
      const stretch = stretches.get(trigger);
      if (escape === undefined || stretch === undefined || at < stretch.last) return;
      const found = escape.read(view.bytes, at);
      if (found === undefined) return;
      if (stretch.first >= 0 && at - stretch.last > 2 * AROUND) write(view, escape, stretch);
      if (stretch.first < 0) stretch.first = at;
      stretch.last = at + found.length;
    },
    finish: () =>
      [...stretches].flatMap(([trigger, stretch]) => {
        const escape = escapes[trigger];
        if (escape === undefined || stretch.first < 0) return [];
        write(view, escape, stretch);
        return stretch.out?.finish() ?? [];
      }),
  };
}

/** Escapes that stand close together. */
interface Stretch {
  first: number;
  last: number;
  out: Excerpts | undefined;
}

function write(view: View, escape: Escape, stretch: Stretch): void {
  const { bytes } = view;
  stretch.out ??= createExcerpts(view, escape.layer);
  const end = Math.min(bytes.length, stretch.last + AROUND);
  let at = Math.max(0, stretch.first - AROUND);
  stretch.out.begin(at);
  while (at < end) {
    const found = escapes[bytes[at] ?? 0] === escape ? escape.read(bytes, at) : undefined;
    if (found === undefined) stretch.out.add(bytes[at] ?? 0);
    else if (found.isByte) stretch.out.add(found.code);
    else if (found.code >= 0) stretch.out.addCodePoint(found.code);
    at += found?.length ?? 1;
  }
  stretch.first = -1;
}

const MOST_DIGITS = 8;

/** `&#1055;` or `&#x41f;`; named ones part words, which is how they are read elsewhere. */
function readReference(bytes: Uint8Array, at: number): Unescaped | undefined {
  if (bytes[at + 1] !== 0x23) return undefined;
  const isHex = bytes[at + 2] === 0x78 || bytes[at + 2] === 0x58;
  const start = at + (isHex ? 3 : 2);
  let end = start;
  while (end - start <= MOST_DIGITS && hexDigit(bytes[end]) >= 0) end += 1;
  const code = number(bytes, start, end, isHex ? 16 : 10);
  if (code === undefined || !isLetterCode(code)) return undefined;
  return { length: end - at + (bytes[end] === 0x3b ? 1 : 0), code, isByte: false };
}

/** Others part words as they stand, and pages are full of them. */
function isLetterCode(code: number): boolean {
  const isAscii =
    (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
  return isAscii || (code >= 0x80 && code <= 0x10ffff);
}

/** `\u041f`, two of them for what is beyond, and `\x41`. */
function readUnicode(bytes: Uint8Array, at: number): Unescaped | undefined {
  const digits = bytes[at + 1] === 0x75 ? 4 : bytes[at + 1] === 0x78 ? 2 : 0;
  if (digits === 0) return undefined;
  const code = number(bytes, at + 2, at + 2 + digits, 16);
  if (code === undefined) return undefined;
  const second =
    code >= 0xd800 && code < 0xdc00 && bytes[at + 6] === 0x5c && bytes[at + 7] === 0x75
      ? number(bytes, at + 8, at + 12, 16)
      : undefined;
  if (second === undefined || second < 0xdc00 || second > 0xdfff) {
    return { length: 2 + digits, code, isByte: false };
  }
  return { length: 12, code: 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00), isByte: false };
}

function readPercent(bytes: Uint8Array, at: number): Unescaped | undefined {
  const code = number(bytes, at + 1, at + 3, 16);
  return code === undefined ? undefined : { length: 3, code, isByte: true };
}

/** `=D0`, always in capitals (RFC 2045, 6.7), or the end of a line that goes on. */
function readQuoted(bytes: Uint8Array, at: number): Unescaped | undefined {
  const next = bytes[at + 1];
  if (next === 0x0a) return { length: 2, code: -1, isByte: false };
  if (next === 0x0d && bytes[at + 2] === 0x0a) return { length: 3, code: -1, isByte: false };
  if ((next ?? 0) >= 0x61 || (bytes[at + 2] ?? 0) >= 0x61) return undefined;
  const code = number(bytes, at + 1, at + 3, 16);
  return code === undefined ? undefined : { length: 3, code, isByte: true };
}
