/** What is compressed: gzip anywhere, entries of a ZIP, zlib at the beginning, Brotli by its ending. */
import type { Packer } from '../packing.ts';
import type { View } from '../view.ts';

export interface PackedFinder {
  /** To be called with every index at which one of the `packedBytes` stands. */
  visit(at: number): void;
}

/** The first byte of gzip (RFC 1952, 2.3.1), and the third of a ZIP's local header. */
export const packedBytes: readonly number[] = [0x1f, 0x03];

export interface Unpacking {
  readonly packer: Packer;
  /** How much more may be unpacked of this file. */
  left: number;
  /** Called when there is more. */
  readonly tooLarge: () => void;
}

export function findPacked(
  view: View,
  unpacking: Unpacking,
  found: (view: View) => void,
): PackedFinder {
  const { bytes, name } = view;
  const open = (packing: 'deflate' | 'brotli', at: number, layer: string, ending: string): void => {
    const unpacked = unpacking.packer.unpack(packing, bytes.subarray(at), unpacking.left);
    if (unpacked === 'broken') return;
    unpacking.left -= unpacked === 'too-large' ? unpacking.left : unpacked.length;
    if (unpacked === 'too-large') return unpacking.tooLarge();
    const place = view.placeOf(at);
    found({
      name: name.endsWith(ending) ? name.slice(0, -ending.length) : name,
      bytes: unpacked,
      layers: [...view.layers, layer],
      placeOf: () => place,
    });
  };
  if (name.endsWith('.br')) open('brotli', 0, 'Brotli', '.br');
  if (isZlib(bytes)) open('deflate', ZLIB_HEAD, 'zlib', '.zz');
  return {
    visit(at) {
      if (bytes[at] === 0x1f) {
        const start = gzippedStart(bytes, at);
        if (start !== undefined) open('deflate', start, 'gzip', '.gz');
      } else if (bytes[at - 2] === 0x50 && bytes[at - 1] === 0x4b && bytes[at + 1] === 0x04) {
        const start = deflatedStart(bytes, at - 2);
        if (start !== undefined) open('deflate', start, 'ZIP', '.zip');
      }
    },
  };
}

const GZIP_HEAD = 10;

/** Behind the head of a gzip member (RFC 1952, 2.3); undefined where none begins. */
function gzippedStart(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at + 1] !== 0x8b || bytes[at + 2] !== 0x08) return undefined;
  const flags = bytes[at + 3] ?? 0;
  const hasExtra = (flags & 4) !== 0;
  const names = ((flags & 8) === 0 ? 0 : 1) + ((flags & 16) === 0 ? 0 : 1);
  let start = at + GZIP_HEAD;
  if (hasExtra) start += 2 + (bytes[start] ?? 0) + ((bytes[start + 1] ?? 0) << 8);
  for (let name = 0; name < names; name += 1) {
    const end = bytes.indexOf(0, start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  return (flags & 2) === 0 ? start : start + 2;
}

const ZLIB_HEAD = 2;

/** RFC 1950, 2.2: the method, and a check on the head of two bytes. */
function isZlib(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 === 0;
}

const LOCAL_HEADER = 30;
const DEFLATED = 8;

/** Behind a local file header (APPNOTE 4.3.7); undefined for an entry that is not compressed. */
function deflatedStart(bytes: Uint8Array, at: number): number | undefined {
  if (at < 0 || at + LOCAL_HEADER > bytes.length) return undefined;
  const short = (offset: number): number =>
    (bytes[at + offset] ?? 0) | ((bytes[at + offset + 1] ?? 0) << 8);
  return short(8) === DEFLATED ? at + LOCAL_HEADER + short(26) + short(28) : undefined;
}
