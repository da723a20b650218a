/** Packs and unpacks with Node's zlib, one piece at a time. */
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateSync,
  gzipSync,
  inflateRawSync,
} from 'node:zlib';
import type { Packer } from '../core/gate/packing.ts';

const packings = {
  gzip: (bytes: Uint8Array) => gzipSync(bytes),
  zlib: (bytes: Uint8Array) => deflateSync(bytes),
  // What comes out is looked at once and thrown away.
  brotli: (bytes: Uint8Array) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};

export const zlibPacker: Packer = {
  pack: (packing, bytes) => packings[packing](bytes),
  unpack(packing, bytes, maxOutputLength) {
    // zlib takes no limit of 0.
    if (maxOutputLength < 1) return 'too-large';
    try {
      return packing === 'deflate'
        ? inflateRawSync(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH })
        : brotliDecompressSync(bytes, {
            maxOutputLength,
            finishFlush: constants.BROTLI_OPERATION_FLUSH,
          });
    } catch (error) {
      const isTooLarge =
        error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return isTooLarge ? 'too-large' : 'broken';
    }
  },
};
