/** The files of the search, in a built archive or one by one as dev serves them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { searchFiles, type SearchedArchive } from '../../core/finding/search-files.ts';

/** Written side by side, as each waits for the disk. */
const AT_ONCE = 32;

export async function writeSearchFiles(
  outDir: string,
  archive: SearchedArchive,
  language: string,
): Promise<void> {
  const made = new Set<string>();
  let writing: Promise<void>[] = [];
  for (const { address, text } of searchFiles(archive, language)) {
    const target = join(outDir, address);
    const folder = dirname(target);
    if (!made.has(folder)) await mkdir(folder, { recursive: true });
    made.add(folder);
    writing.push(writeFile(target, text));
    if (writing.length < AT_ONCE) continue;
    await Promise.all(writing);
    writing = [];
  }
  await Promise.all(writing);
}

const known = new WeakMap<SearchedArchive, ReadonlyMap<string, string>>();

/** undefined where there is none; all are made when the first is asked for. */
export function searchFileAt(
  address: string,
  archive: SearchedArchive,
  language: string,
): string | undefined {
  const files =
    known.get(archive) ??
    new Map([...searchFiles(archive, language)].map((file) => [file.address, file.text]));
  known.set(archive, files);
  return files.get(address);
}
