/** Every file below a folder, read one after the other. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ArchiveFile } from '../ports.ts';

/** Files read ahead; enough to keep the disk busy, few enough to keep memory small. */
const READ_AHEAD = 16;

/** Sorted; none where there is no such folder. A file that goes away meanwhile is passed over. */
export async function* walkFolder(dir: string): AsyncGenerator<ArchiveFile> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(ifThere);
  const paths = (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (let from = 0; from < paths.length; from += READ_AHEAD) {
    const some = paths.slice(from, from + READ_AHEAD);
    const contents = await Promise.all(some.map((path) => readFile(path).catch(ifThere)));
    for (const [index, path] of some.entries()) {
      const bytes = contents[index];
      if (bytes !== undefined) yield { path: relative(dir, path).split(sep).join('/'), bytes };
    }
  }
}

function ifThere(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
