/** For the gate: the keys that may stand nowhere, and what each sealed extra must open to. */
import type { Tier } from '../core/audience/tier.ts';
import { addressOf, type GuardedKey } from '../core/gate/guarded.ts';
import type { SealedWork } from '../core/gate/prove-sealed.ts';
import type { Bytes } from '../core/sealing/bytes.ts';
import { contentKey, epochKey, type MasterKey, patronKey } from '../core/sealing/master-key.ts';
import { sealedFileName } from '../core/sealing/seal-file.ts';
import type { RingHolder } from '../core/sealing/seal-rings.ts';
import type { Content } from '../ports/content.ts';
import { assetsOf, fileName, nameOf, type PlacedExtra } from './placed-extra.ts';

export async function keysToGuard(
  master: MasterKey,
  known: {
    /** The master key itself. */
    readonly secret: Bytes;
    readonly placed: readonly PlacedExtra[];
    readonly tiers: readonly Tier[];
    readonly holders: readonly RingHolder[];
  },
): Promise<GuardedKey[]> {
  const keys: GuardedKey[] = [{ name: 'everything', tier: undefined, bytes: known.secret }];
  for (const { extra } of known.placed) {
    const bytes = await contentKey(master, nameOf(extra));
    keys.push({ name: addressOf(extra), tier: extra.tier, bytes });
  }
  for (const month of new Set(known.placed.map((each) => each.month))) {
    for (const { id: tier } of known.tiers) {
      const bytes = await epochKey(master, { tier, month });
      keys.push({ name: `${tier} in ${month}`, tier: undefined, bytes });
    }
  }
  for (const { patronId, generation } of known.holders) {
    const bytes = await patronKey(master, patronId, generation);
    keys.push({ name: 'a patron', tier: undefined, bytes });
  }
  return keys;
}

export async function worksToProve(
  { content }: { readonly content: Pick<Content, 'extraFile'> },
  master: MasterKey,
  placed: readonly PlacedExtra[],
): Promise<SealedWork[]> {
  const works: SealedWork[] = [];
  for (const { extra } of placed) {
    const name = nameOf(extra);
    const files = new Map<string, () => Promise<Uint8Array>>();
    for (const asset of assetsOf(extra)) {
      const sealedName = await sealedFileName(master, name, fileName(asset.path));
      files.set(sealedName, () => content.extraFile(asset));
    }
    works.push({ extra, secret: await contentKey(master, name), files });
  }
  return works;
}
