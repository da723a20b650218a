/** Compression as the gate needs it: to look into what is packed, and to prove that it can. */

export interface Packer {
  pack(packing: 'gzip' | 'zlib' | 'brotli', bytes: Uint8Array): Uint8Array;
  /**
   * As much as there is of a stream that is cut off; what follows its end is left alone. `broken`
   * for what is no such stream, `too-large` for one that gives more than `most` bytes. `deflate` is
   * what gzip, zlib and ZIP have inside.
   */
  unpack(
    packing: 'deflate' | 'brotli',
    bytes: Uint8Array,
    most: number,
  ): Uint8Array | 'broken' | 'too-large';
}
