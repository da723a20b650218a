/** Long runs of letters and digits that may be base64 or hexadecimal, read as such at every alignment. */
import { createExcerpts, type Excerpts } from '../excerpts.ts';
import type { View } from '../view.ts';
import { hexDigit } from './numbers.ts';

export interface RunFinder {
  /** To be called with each run of letters, digits and `+/-_`, and the index behind it. */
  visit(start: number, end: number): void;
  finish(): View[];
}

/** Of fewer characters, what comes out is less than a key, and no four words. */
export const LEAST_RUN = 20;

/** Six bits a character; 64 for what is none. Both alphabets (RFC 4648, 4 and 5). */
const BASE64 = Uint8Array.from({ length: 256 }, (_, byte) => {
  const at = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(
    String.fromCharCode(byte),
  );
  if (at >= 0) return at;
  return byte === 0x2d ? 62 : byte === 0x5f ? 63 : 64;
});

export function findRuns(view: View): RunFinder {
  let base64: Excerpts | undefined;
  let hex: Excerpts | undefined;
  let read = 0;
  return {
    visit(start, end) {
      if (start < read) return;
      const whole = overLines(view.bytes, end);
      read = whole;
      const kind = kindOf(view.bytes, start, whole);
      if (kind.isHex) readHex(view.bytes, start, whole, (hex ??= createExcerpts(view, 'hex')));
      if (kind.isMixed) {
        base64 ??= createExcerpts(view, 'base64');
        readBase64(view.bytes, start, whole, base64);
      }
    },
    finish: () => [base64?.finish() ?? [], hex?.finish() ?? []].flat(),
  };
}

/** Goes on over the ends of lines, for what is wrapped. */
function overLines(bytes: Uint8Array, end: number): number {
  let at = end;
  for (;;) {
    let next = at;
    if (bytes[next] === 0x0d) next += 1;
    if (bytes[next] !== 0x0a) return at;
    next += 1;
    while (bytes[next] === 0x20 || bytes[next] === 0x09) next += 1;
    const start = next;
    while (isRunByte(bytes[next])) next += 1;
    if (next === start) return at;
    at = next;
    if (next - start < LEAST_RUN) return at;
  }
}

export function isRunByte(byte: number | undefined): boolean {
  return byte !== undefined && (BASE64[byte] ?? 64) < 64;
}

/** What is written in small letters alone, as names and addresses are, is no base64 of this length. */
function kindOf(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly isHex: boolean; readonly isMixed: boolean } {
  let hasCapital = false;
  let hasSmall = false;
  let isHex = true;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) hasCapital = true;
    else if (byte >= 0x61) hasSmall = true;
    if (isHex && byte > 0x20 && hexDigit(byte) < 0) isHex = false;
    if (!isHex && hasCapital && hasSmall) break;
  }
  return { isHex, isMixed: hasCapital && hasSmall };
}

/** At each of four characters one may begin. */
function readBase64(bytes: Uint8Array, start: number, end: number, out: Excerpts): void {
  for (let skipped = 0; skipped < 4; skipped += 1) {
    out.begin(start);
    let bits = 0;
    let count = 0;
    let left = skipped;
    for (let at = start; at < end; at += 1) {
      const value = BASE64[bytes[at] ?? 0] ?? 64;
      if (value === 64) continue;
      if (left > 0) {
        left -= 1;
        continue;
      }
      bits = ((bits << 6) | value) & 0xffffff;
      count += 1;
      if (count % 4 === 2) out.add((bits >> 4) & 0xff);
      else if (count % 4 === 3) out.add((bits >> 2) & 0xff);
      else if (count % 4 === 0) out.add(bits & 0xff);
    }
  }
}

function readHex(bytes: Uint8Array, start: number, end: number, out: Excerpts): void {
  for (const skipped of [0, 1]) {
    out.begin(start);
    let high = -1;
    let left = skipped;
    for (let at = start; at < end; at += 1) {
      const digit = hexDigit(bytes[at]);
      if (digit < 0) continue;
      if (left > 0) left -= 1;
      else if (high < 0) high = digit;
      else {
        out.add(high * 16 + digit);
        high = -1;
      }
    }
  }
}
