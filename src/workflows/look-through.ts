/** The gate's look at many files, which passes over those that it has found clean before. */
import type { Finding } from '../core/gate/leak.ts';
import type { LeakScanner } from '../core/gate/leak-scanner.ts';
import type { CleanFiles } from '../ports/caches.ts';
import type { StoredFile } from '../ports/site.ts';

export interface LookThrough {
  /** [] for a file that is clean. */
  at(file: StoredFile): Finding[];
  /** Ends it: what was clean needs no look the next time. */
  keep(): Promise<void>;
}

export function lookThrough(gate: LeakScanner, known: CleanFiles): LookThrough {
  const clean = new Set<string>();
  return {
    at(file) {
      const key = fileKey(file);
      // Most caches are copies of pages that have just been looked at.
      if (clean.has(key)) return [];
      const found = known.has(key) ? [] : gate.scan(file.path, file.bytes);
      if (found.length === 0) clean.add(key);
      return found;
    },
    keep: () => known.keep(clean),
  };
}

/** All that the gate goes by: the bytes, and the endings, which tell Brotli. */
export function fileKey({ path, digest }: Pick<StoredFile, 'path' | 'digest'>): string {
  return `${digest}${/(?:\.[^./]*)+$/.exec(path)?.[0] ?? ''}`;
}
