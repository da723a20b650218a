/** The gate's look at many files, which passes over those that it has found clean before. */
import type { Finding } from '../core/gate/leak.ts';
import type { CleanFiles } from '../ports/caches.ts';
import type { StoredFile } from '../ports/site.ts';
import type { FileScanner } from './file-scanner.ts';

export interface LookThrough {
  /** Resolves when the next file may come; of its bytes a copy is kept where they are needed. */
  at(file: StoredFile): Promise<void>;
  /** What is wrong with all files until now, in their order. Throws where it could not look. */
  found(): Promise<readonly Finding[]>;
  isClean(key: string): boolean;
  /** Ends it: what was clean needs no look the next time. */
  keep(): Promise<void>;
}

/** Files are handed over in batches, for most of them are small. */
const BATCH_BYTES = 1024 * 1024;

/** A file that is being looked at, and its equals that came meanwhile. */
interface Underway {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly at: { readonly path: string; readonly order: number }[];
}

/** `mostLanes`: batches that may be under way at once, if fewer than the scanner has. */
export function lookThrough(
  scanner: Pick<FileScanner, 'lanes' | 'scan'>,
  known: Pick<CleanFiles, 'has' | 'keep'>,
  mostLanes = Number.POSITIVE_INFINITY,
): LookThrough {
  const clean = new Set<string>();
  const findings: { readonly order: number; readonly finding: Finding }[] = [];
  const underway = new Map<string, Underway>();
  const running = new Set<Promise<void>>();
  let batch: Underway[] = [];
  let memory = new Uint8Array();
  let used = 0;
  let order = 0;
  let failure: { readonly error: unknown } | undefined;

  async function send(): Promise<void> {
    const files = batch;
    [batch, memory, used] = [[], new Uint8Array(), 0];
    if (files.length === 0) return;
    const run = scanner
      .scan(files.map(({ at: [first], bytes }) => ({ path: first?.path ?? '', bytes })))
      .then((found) => files.forEach((file, index) => note(file, found[index] ?? [])))
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(run));
    running.add(run);
    while (running.size >= Math.min(scanner.lanes, mostLanes)) await Promise.race(running);
  }

  /** All of a batch lie in one piece of memory, which is quick to hand over. */
  async function copyOf(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    if (used + bytes.length > memory.length) {
      await send();
      memory = new Uint8Array(Math.max(BATCH_BYTES, bytes.length));
    }
    const copy = memory.subarray(used, used + bytes.length);
    copy.set(bytes);
    used += bytes.length;
    return copy;
  }

  function note({ key, at }: Underway, found: readonly Finding[]): void {
    underway.delete(key);
    if (found.length === 0) clean.add(key);
    for (const { path, order } of at) {
      for (const finding of found) findings.push({ order, finding: { ...finding, path } });
    }
  }

  return {
    async at(file) {
      if (failure !== undefined) throw failure.error;
      const key = fileKey(file);
      // Most caches are copies of pages that have just been looked at.
      if (clean.has(key)) return;
      if (known.has(key)) return void clean.add(key);
      order += 1;
      const at = { path: file.path, order };
      const equal = underway.get(key);
      if (equal !== undefined) return void equal.at.push(at);
      const fresh = { key, bytes: await copyOf(file.bytes), at: [at] };
      underway.set(key, fresh);
      batch.push(fresh);
    },
    async found() {
      await send();
      await Promise.all(running);
      if (failure !== undefined) throw failure.error;
      return findings.toSorted((a, b) => a.order - b.order).map(({ finding }) => finding);
    },
    isClean: (key) => clean.has(key),
    keep: () => known.keep(clean),
  };
}

/** All that the gate goes by: the bytes, and the endings, which tell Brotli. */
export function fileKey({ path, digest }: Pick<StoredFile, 'path' | 'digest'>): string {
  return `${digest}${/(?:\.[^./]*)+$/.exec(path)?.[0] ?? ''}`;
}
