/** What the gate keeps in: texts and files of extras, and the keys to what is sealed. */
import type { Extra } from '../issue/issue.ts';
import { extraAddress } from '../sealing/labels.ts';
import type { FileSamples } from './file-samples.ts';

export interface Guarded {
  /** In rising order of their tiers: what two of them share is the lower one's. */
  readonly extras: readonly Extra[];
  readonly files: readonly GuardedFile[];
  readonly keys: readonly GuardedKey[];
}

export interface GuardedFile extends FileSamples {
  readonly extra: Pick<Extra, 'issueId' | 'id' | 'tier'>;
}

export interface GuardedKey {
  /** Which one it is, for people: `the master key`, `the key of 2023-10#pricing`. */
  readonly name: string;
  /** The lowest tier that may have it; undefined where nobody may. */
  readonly tier: string | undefined;
  readonly bytes: Uint8Array;
}

/** As `2023-10#pricing`. */
export function addressOf({ issueId, id }: Pick<Extra, 'issueId' | 'id'>): string {
  return extraAddress({ issueId, extraId: id });
}
