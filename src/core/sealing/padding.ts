/** Padding: the length as 32 bits, the content, and zeros up to a whole number of blocks. */
import type { Bytes } from './bytes.ts';

const LENGTH_BYTES = 4;

/** Unless given, as few blocks as hold it. */
export function pad(content: Uint8Array, block: number, size = paddedSize(content, block)): Bytes {
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

export function paddedSize(content: { readonly length: number }, block: number): number {
  return Math.ceil((LENGTH_BYTES + content.length) / block) * block;
}

/** Throws where the length cannot be. */
export function unpad(padded: Bytes): Bytes {
  const length = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0);
  if (length > padded.length - LENGTH_BYTES) throw new RangeError('No such length.');
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}
