/** Every file below a folder, read one after the other. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { StoredFile } from '../ports/site.ts';

/**
 * Sorted; none where there is no such folder. A file that goes away meanwhile is passed over. Each
 * is read at once: handing thousands of small files to threads costs more than reading them.
 */
export async function* walkFolder(dir: string): AsyncGenerator<StoredFile> {
  for (const path of await pathsIn(dir)) {
    const bytes = read(join(dir, path));
    if (bytes === undefined) continue;
    yield { path, bytes, digest: hash('sha256', bytes, 'base64url') };
  }
}

function read(path: string): StoredFile['bytes'] | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    return ifThere(error);
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
