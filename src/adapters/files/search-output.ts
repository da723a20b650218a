/** The files of the search, in a built archive or one by one as dev serves them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { searchFiles, type SearchedArchive } from '../../core/finding/search-files.ts';
import { openSearchCache } from './search-cache.ts';

/** One after the other, as handing thousands of small files to threads costs more than writing them. */
export function writeSearchFiles(
  folders: { readonly outDir: string; readonly cacheDir: string },
  archive: SearchedArchive,
  language: string,
): void {
  const cache = openSearchCache(folders.cacheDir, language);
  const made = new Set<string>();
  for (const { address, text } of searchFiles(archive, language, cache.textOf)) {
    const target = join(folders.outDir, address);
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(target, text);
  }
  cache.forgetOthers();
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
