/** What builds remember, so that the next one does less. */
import type { Sidecars, StoredFile } from './site.ts';

/** What one build keeps for the next; it can all be made again. */
export interface BuildCaches {
  /**
   * Paths are for people, as `.roundup/cache/editions`. The bytes of a file are gone when the next
   * one is asked for.
   */
  walk(): AsyncIterable<StoredFile>;
  remove(): Promise<void>;
  /** What the gate found clean with the same engine, when it kept the same things in. */
  clean(guarded: string): Promise<CleanFiles>;
  /** What the last build with the same engine was; undefined when there was none. */
  lastBuild(): Promise<BuildTrace | undefined>;
  keepBuild(trace: BuildTrace): Promise<void>;
}

/** Files by `fileKey()`. */
export interface CleanFiles {
  readonly size: number;
  has(key: string): boolean;
  /** The next build knows of these and no others. */
  keep(keys: Iterable<string>): Promise<void>;
}

/** A build in short, for the next one to see that it would make the same. */
export interface BuildTrace {
  /** Digest of all that went in, the guarded and the settings too. */
  readonly inputs: string;
  /** Digest of all that came out. */
  readonly outputs: string;
  readonly files: number;
  readonly bytes: number;
  readonly sidecars: Sidecars | undefined;
}
