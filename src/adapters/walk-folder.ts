/** Every file below a folder, read one after the other. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { StoredFile } from '../ports/site.ts';
import { createFileReader } from './files/file-reader.ts';
import { pathsIn } from './files/paths-in.ts';

/** Then whoever waits for an answer of a thread gets its turn, as reading by itself lets nobody. */
const MOST_BYTES_AT_ONCE = 256 * 1024;

/**
 * Sorted; none where there is no such folder. A file that goes away meanwhile is passed over. The
 * bytes of one are gone when the next one is asked for.
 */
export async function* walkFolder(dir: string): AsyncGenerator<StoredFile> {
  const reader = createFileReader();
  let atOnce = 0;
  for (const path of await pathsIn(dir)) {
    if (atOnce > MOST_BYTES_AT_ONCE) {
      atOnce = 0;
      await setImmediate();
    }
    let bytes: StoredFile['bytes'];
    try {
      bytes = reader.whole(join(dir, path));
    } catch (error) {
      if (isGone(error)) continue;
      throw error;
    }
    atOnce += bytes.length;
    yield { path, bytes, digest: hash('sha256', bytes, 'base64url') };
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
