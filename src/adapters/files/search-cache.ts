/** What groups of issues and links brought into the search, each under a digest of what it was made of. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GroupMembers, SearchGroup } from '../../core/finding/search-group.ts';
import { makeGroup } from '../../core/finding/search-records.ts';
import { engineDigest, sha256 } from './engine-digest.ts';
import { keepSync, readKeptSync } from './kept-file.ts';

export interface SearchCache {
  /** From the cache, or made and put there. */
  textOf(group: SearchGroup): string;
  /** Of a group that must be made; undefined where it may be there. */
  missing(group: SearchGroup): string | undefined;
  /** Makes one and puts it there. */
  fill(key: string, members: GroupMembers): string;
  /** What was not asked for until now is forgotten. */
  forgetOthers(): void;
}

export function openSearchCache(cacheDir: string, language: string): SearchCache {
  const dir = join(cacheDir, 'search');
  mkdirSync(dir, { recursive: true });
  const used = new Set<string>();
  const keyOf = ({ shelf, madeOf }: SearchGroup): string =>
    sha256(engineDigest(), language, shelf, madeOf());

  function fill(key: string, members: GroupMembers): string {
    const made = makeGroup(members, language);
    keepSync(join(dir, key), new TextEncoder().encode(made));
    return made;
  }

  return {
    textOf(group) {
      const key = keyOf(group);
      used.add(key);
      const before = readKeptSync(join(dir, key));
      return before === undefined ? fill(key, group.members()) : new TextDecoder().decode(before);
    },
    missing(group) {
      const key = keyOf(group);
      return existsSync(join(dir, key)) ? undefined : key;
    },
    fill,
    forgetOthers() {
      // Another process may do the same.
      for (const name of readdirSync(dir)) {
        if (!used.has(name)) rmSync(join(dir, name), { force: true });
      }
    },
  };
}
