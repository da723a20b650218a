/** The author's one secret, from which every other key is derived: no key is stored or remembered. */
import type { Bytes } from './bytes.ts';
import { deriveBytes, importSecret } from './derive.ts';
import { derivations, type Epoch, type ExtraName } from './labels.ts';

export interface MasterKey {
  readonly key: CryptoKey;
}

export const KEY_BYTES = 32;
/** 128 bits by lot, as it were: no password, so it needs no slow hash. */
const PATRON_SECRET_BYTES = 16;

/** Takes exactly 32 bytes. */
export async function openMasterKey(secret: Bytes): Promise<MasterKey> {
  if (secret.length !== KEY_BYTES) throw new RangeError('The master key has 32 bytes.');
  return { key: await importSecret(secret) };
}

/** Opens one extra and its files, and nothing else. */
export function contentKey(master: MasterKey, name: ExtraName): Promise<Bytes> {
  return deriveBytes(master.key, derivations.contentKey(name), KEY_BYTES);
}

/** Opens what is wrapped for a tier in a month. */
export function epochKey(master: MasterKey, epoch: Epoch): Promise<Bytes> {
  return deriveBytes(master.key, derivations.epochKey(epoch), KEY_BYTES);
}

/** What a patron's link holds; another generation makes the one of before useless. */
export function patronKey(master: MasterKey, patronId: string, generation: number): Promise<Bytes> {
  return deriveBytes(master.key, derivations.patron(patronId, generation), PATRON_SECRET_BYTES);
}

/** Like a patron's, of nobody. */
export function decoyKey(master: MasterKey, index: number): Promise<Bytes> {
  return deriveBytes(master.key, derivations.decoy(index), PATRON_SECRET_BYTES);
}
