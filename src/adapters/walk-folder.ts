/** Every file below a folder, read one after the other. */
import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { StoredFile } from '../ports/site.ts';
import { createFileReader } from './files/file-reader.ts';

/** Then whoever waits for an answer of a thread gets its turn, as reading by itself lets nobody. */
const MOST_BYTES_AT_ONCE = 256 * 1024;

/**
 * Sorted; none where there is no such folder. A file that goes away meanwhile is passed over. The
 * bytes of one are gone when the next one is asked for.
 */
export async function* walkFolder(dir: string): AsyncGenerator<StoredFile> {
  const read = createFileReader();
  let atOnce = 0;
  for (const path of await pathsIn(dir)) {
    if (atOnce > MOST_BYTES_AT_ONCE) {
      atOnce = 0;
      await setImmediate();
    }
    let bytes: StoredFile['bytes'];
    try {
      bytes = read(join(dir, path));
    } catch (error) {
      ifThere(error);
      continue;
    }
    atOnce += bytes.length;
    yield { path, bytes, digest: hash('sha256', bytes, 'base64url') };
  }
}

/** From the folder, with slashes everywhere; sorted. */
export async function pathsIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(ifThere);
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function ifThere(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
