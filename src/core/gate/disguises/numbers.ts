/** Numbers that are written in digits, read from bytes. */

/** -1 for what is no hexadecimal digit. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}

/** undefined unless all of the stretch is digits of the base, and it has one. */
export function number(
  bytes: Uint8Array,
  start: number,
  end: number,
  base: 10 | 16,
): number | undefined {
  if (end <= start) return undefined;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = hexDigit(bytes[at]);
    if (digit < 0 || digit >= base) return undefined;
    value = value * base + digit;
  }
  return value;
}
