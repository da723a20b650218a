/** Stretches of bytes, found at any place by a look at every eighth one. */

export interface ByteNeedle<T> {
  /** At least `LEAST_NEEDLE` of them. */
  readonly bytes: Uint8Array;
  readonly of: T;
}

export interface ByteNeedles<T> {
  find(bytes: Uint8Array, found: (needle: ByteNeedle<T>, start: number) => void): void;
}

const STRIDE = 8;
/** Bytes that are read at once. */
const WINDOW = 4;
/** Of this length, a needle holds a whole window wherever it stands. */
export const LEAST_NEEDLE = STRIDE + WINDOW - 1;
/** Free places for each that is taken, so that a look ends soon. */
const SPARE = 4;

/** One look every eight bytes, and a comparison where the four bytes there are a needle's. */
export function createByteNeedles<T>(needles: readonly ByteNeedle<T>[]): ByteNeedles<T> {
  if (needles.length === 0) return { find: () => {} };
  const short = needles.find(({ bytes }) => bytes.length < LEAST_NEEDLE);
  if (short !== undefined) throw new RangeError(`A needle has ${short.bytes.length} bytes.`);
  const size = 2 ** Math.ceil(Math.log2(needles.length * STRIDE * SPARE));
  const windows = new Uint32Array(size);
  /** One more than the number of the needle and its offset; 0 for a free place. */
  const owners = new Uint32Array(size);
  needles.forEach(({ bytes }, index) => {
    for (let offset = 0; offset < STRIDE; offset += 1) {
      const window = windowAt(bytes, offset);
      let place = placeOf(window, size);
      while (owners[place] !== 0) place = (place + 1) & (size - 1);
      windows[place] = window;
      owners[place] = index * STRIDE + offset + 1;
    }
  });
  return {
    find(bytes, found) {
      const last = bytes.length - WINDOW;
      for (let at = 0; at <= last; at += STRIDE) {
        const window = windowAt(bytes, at);
        let place = placeOf(window, size);
        for (let owner = owners[place] ?? 0; owner !== 0; owner = owners[place] ?? 0) {
          if (windows[place] === window) {
            const needle = needles[Math.floor((owner - 1) / STRIDE)];
            const start = at - ((owner - 1) % STRIDE);
            if (needle !== undefined && stands(needle.bytes, bytes, start)) found(needle, start);
          }
          place = (place + 1) & (size - 1);
        }
      }
    },
  };
}

function stands(needle: Uint8Array, bytes: Uint8Array, start: number): boolean {
  if (start < 0 || start + needle.length > bytes.length) return false;
  for (let at = 0; at < needle.length; at += 1) {
    if (needle[at] !== bytes[start + at]) return false;
  }
  return true;
}

function windowAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  );
}

/** Multiplied so that windows which differ a little lie far apart (Knuth). */
function placeOf(window: number, size: number): number {
  return (Math.imul(window, 0x9e3779b1) >>> 7) & (size - 1);
}
