/** What groups of issues and links brought into the search, each under a digest of what it was made of. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchGroup } from '../../core/finding/search-group.ts';
import { engineDigest, sha256 } from './engine-digest.ts';
import { keepSync, readKeptSync } from './kept-file.ts';

export interface SearchCache {
  textOf(group: SearchGroup): string;
  /** What was not asked for until now is forgotten. */
  forgetOthers(): void;
}

export function openSearchCache(cacheDir: string, language: string): SearchCache {
  const dir = join(cacheDir, 'search');
  mkdirSync(dir, { recursive: true });
  const used = new Set<string>();
  return {
    textOf(group) {
      const { shelf, madeOf } = group;
      const key = sha256(engineDigest(), language, shelf, madeOf);
      used.add(key);
      const path = join(dir, key);
      const before = readKeptSync(path);
      if (before !== undefined) return new TextDecoder().decode(before);
      const made = group.make();
      keepSync(path, new TextEncoder().encode(made));
      return made;
    },
    forgetOthers() {
      // Another process may do the same.
      for (const name of readdirSync(dir)) {
        if (!used.has(name)) rmSync(join(dir, name), { force: true });
      }
    },
  };
}
