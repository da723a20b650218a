/** Every file below a folder, by name. */
import { readdir } from 'node:fs/promises';
import { relative, sep } from 'node:path';

/** From the folder, with slashes everywhere; sorted. None where there is no such folder. */
export async function pathsIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  /** Once a folder, for one may hold thousands of files. */
  const prefixes = new Map<string, string>();
  const prefixOf = (folder: string): string => {
    const known = prefixes.get(folder);
    if (known !== undefined) return known;
    const below = relative(dir, folder).split(sep).join('/');
    const prefix = below === '' ? '' : `${below}/`;
    prefixes.set(folder, prefix);
    return prefix;
  };
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => prefixOf(entry.parentPath) + entry.name)
    .toSorted();
}
