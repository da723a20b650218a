/** Text in two bytes a character (UTF-16), found by its byte order mark or by its zeros. */
import { createExcerpts, type Excerpts } from '../excerpts.ts';
import type { View } from '../view.ts';

/** Zeros of one text stand no further apart than this, for its spaces have one each. */
const GAP = 64;
const LEAST_ZEROS = 6;

export function wideText(view: View): View | undefined {
  const { bytes } = view;
  let out: Excerpts | undefined;
  const write = (start: number, end: number, isBig: boolean): void => {
    out ??= createExcerpts(view, 'UTF-16');
    writeUnits(bytes, { start, end, isBig }, out);
  };
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe) write(2, bytes.length, false);
  else if (mark === 0xfeff) write(2, bytes.length, true);
  else eachStretch(bytes, write);
  return out?.finish();
}

/** Which byte of a pair the zero is depends on the order, so both are tried. */
function eachStretch(
  bytes: Uint8Array,
  write: (start: number, end: number, isBig: boolean) => void,
): void {
  const stretches = [
    { first: -1, last: -1, count: 0 },
    { first: -1, last: -1, count: 0 },
  ];
  const end = (stretch: { first: number; last: number; count: number }): void => {
    if (stretch.count >= LEAST_ZEROS) {
      const start = Math.max(stretch.first % 2, stretch.first - GAP);
      const stop = Math.min(bytes.length, stretch.last + GAP);
      write(start, stop, true);
      write(start === 0 ? 1 : start - 1, stop, false);
    }
    stretch.count = 0;
  };
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    // Runs of zeros are no text.
    if (bytes[at + 1] === 0 || bytes[at - 1] === 0) continue;
    const stretch = stretches[at % 2];
    if (stretch === undefined) continue;
    if (stretch.count > 0 && at - stretch.last > GAP) end(stretch);
    if (stretch.count === 0) stretch.first = at;
    stretch.last = at;
    stretch.count += 1;
  }
  for (const stretch of stretches) end(stretch);
}

function writeUnits(
  bytes: Uint8Array,
  { start, end, isBig }: { readonly start: number; readonly end: number; readonly isBig: boolean },
  out: Excerpts,
): void {
  out.begin(start);
  let high = 0;
  for (let at = start; at + 1 < end; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    const unit = isBig ? (first << 8) | second : (second << 8) | first;
    if (unit >= 0xdc00 && unit < 0xe000 && high !== 0) {
      out.addCodePoint(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
    } else if (unit < 0xd800 || unit >= 0xe000) out.addCodePoint(unit);
    high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
  }
}
