/** The part of a file that a player asks for (RFC 9110, 14). */

export interface ByteRange {
  /** Of the first byte, from 0. */
  readonly from: number;
  /** At least 1. */
  readonly length: number;
}

const ONE_RANGE = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i;

/**
 * `whole` for a header that may be ignored: none, another unit, a slip, or several ranges at once,
 * which cost more than they save. `unsatisfiable` when the file has no such bytes.
 */
export function byteRange(
  header: string | null,
  size: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first, last] = ONE_RANGE.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, length };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'whole';
  if (from >= size) return 'unsatisfiable';
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { from, length: to - from + 1 };
}
