/** Every file below a folder, read one after the other. */
import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { StoredFile } from '../ports.ts';

/** Files read ahead; enough to keep the disk busy, few enough to keep memory small. */
const READ_AHEAD = 16;

/** Sorted; none where there is no such folder. A file that goes away meanwhile is passed over. */
export async function* walkFolder(dir: string): AsyncGenerator<StoredFile> {
  const paths = await pathsIn(dir);
  for (let from = 0; from < paths.length; from += READ_AHEAD) {
    const some = paths.slice(from, from + READ_AHEAD);
    const contents = await Promise.all(
      some.map((path) => readFile(join(dir, path)).catch(ifThere)),
    );
    for (const [index, path] of some.entries()) {
      const bytes = contents[index];
      if (bytes === undefined) continue;
      yield { path, bytes, digest: hash('sha256', bytes, 'base64url') };
    }
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
