/** What the gate works with. */
import type { GuardedKey } from '../core/gate/guarded.ts';
import type { Packer } from '../core/gate/packing.ts';
import type { BuildCaches } from './caches.ts';

/** What the gate looks into packed files with, for what, and through what besides the archive. */
export interface GateTools {
  readonly packer: Packer;
  /** This machine's own secrets, which may stand in nothing that others get. */
  readonly secrets: readonly GuardedKey[];
  readonly caches: BuildCaches;
}
