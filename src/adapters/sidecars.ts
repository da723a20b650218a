/** Compressed copies beside the files of an archive, which servers send instead of them. */
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import {
  contentCodings,
  isWorthCompressing,
  sidecarEnding,
  type ContentCoding,
} from '../core/content-coding.ts';
import type { Sidecars } from '../ports/site.ts';
import { writeFileWhole } from './files/write-file.ts';

/**
 * As small as the codings allow, and the same bytes for the same file on every machine. A copy that
 * is not smaller is left out, and one that is there already, from `public/`, stays.
 */
export async function writeSidecars(dir: string): Promise<Sidecars> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const taken = new Set(paths);
  const written: number[] = [];
  const waiting = paths.values();
  // Each lane has two files in work, one a coding; Node compresses four at once.
  const lanes = Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    for (const path of waiting) {
      const bytes = await readFile(path);
      if (!isWorthCompressing(path, bytes.length)) continue;
      await Promise.all(
        contentCodings.map(async (coding) => {
          const target = path + sidecarEnding[coding];
          if (taken.has(target)) return;
          const compressed = await compress[coding](bytes);
          if (compressed.length >= bytes.length) return;
          await writeFileWhole(target, compressed);
          written.push(compressed.length);
        }),
      );
    }
  });
  await Promise.all(lanes);
  return { files: written.length, bytes: written.reduce((sum, length) => sum + length, 0) };
}

const deflate = promisify(gzip);
const squeeze = promisify(brotliCompress);

/** Where RFC 1952 (2.3.1) has the operating system, and its word for an unknown one. */
const OS_BYTE = 9;
const UNKNOWN_OS = 255;

const compress: Readonly<Record<ContentCoding, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  async gzip(bytes) {
    const compressed = await deflate(bytes, { level: constants.Z_BEST_COMPRESSION });
    compressed[OS_BYTE] = UNKNOWN_OS;
    return compressed;
  },
  br: (bytes) =>
    squeeze(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
};
