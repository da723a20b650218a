/** What the gate works with. */
import type { Guarded, GuardedKey } from '../core/gate/guarded.ts';
import type { Finding } from '../core/gate/leak.ts';
import type { Packer } from '../core/gate/packing.ts';
import type { BuildCaches } from './caches.ts';

/** What the gate looks into packed files with, for what, and through what besides the archive. */
export interface GateTools {
  readonly packer: Packer;
  /** This machine's own secrets, which may stand in nothing that others get. */
  readonly secrets: readonly GuardedKey[];
  readonly caches: BuildCaches;
  readonly startThreads: (guarded: Guarded) => GateThreads;
}

/** The gate on several processors, for whole archives. */
export interface GateThreads extends AsyncDisposable {
  /** Batches that may be under way at once without one waiting for another. */
  readonly lanes: number;
  /**
   * What is found in each file, as `LeakScanner` finds it. Takes the files' memory over, so that they
   * are gone for whoever had them. Rejects where it could not look.
   */
  scan(files: readonly ScannedFile[]): Promise<readonly (readonly Finding[])[]>;
}

export interface ScannedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
