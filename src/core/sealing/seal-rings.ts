/** Seals the patrons' rings: to each the keys that are theirs, and to all the same look. */
import { toBase64Url } from './base64.ts';
import { type Bytes, utf8 } from './bytes.ts';
import { importSecret } from './derive.ts';
import { type Epoch, epochId, purposes } from './labels.ts';
import { decoyKey, epochKey, type MasterKey, patronKey } from './master-key.ts';
import { pad, paddedSize } from './padding.ts';
import { ringName } from './ring.ts';
import { sealBlob } from './seal-blob.ts';

export interface RingHolder {
  readonly patronId: string;
  readonly generation: number;
  /** None for a patron whose support has ended. */
  readonly epochs: readonly Epoch[];
}

export interface SealedRing {
  readonly name: string;
  readonly bytes: Bytes;
}

export const RING_BLOCK_BYTES = 4096;
/** So that the rings of three patrons do not tell that there are three. */
export const LEAST_RINGS = 64;
const AT_ONCE = 256;

/**
 * A ring for each holder, and decoys up to a power of two. All have the same size and come in the
 * order of their names, so not even the times of the files tell which are decoys. `month` is the
 * present one: it is in each ring, and so all of them change with it, those of lapsed patrons too.
 */
export async function* sealRings(
  master: MasterKey,
  holders: readonly RingHolder[],
  month: string,
): AsyncGenerator<SealedRing> {
  const keys = await keysOf(master, holders);
  const textOf = ({ epochs }: Pick<RingHolder, 'epochs'>): string => {
    const own = epochs.map(epochId).map((kid) => [kid, keys.get(kid)]);
    return JSON.stringify({ v: 1, month, keys: Object.fromEntries(own) });
  };
  let size = RING_BLOCK_BYTES;
  for (const holder of holders) {
    size = Math.max(size, paddedSize(utf8(textOf(holder)), RING_BLOCK_BYTES));
  }
  const rings = await nameRings(master, holders);
  for (let at = 0; at < rings.length; at += AT_ONCE) {
    const batch = rings.slice(at, at + AT_ONCE).map(async ({ name, key, epochs }) => {
      const content = pad(utf8(textOf({ epochs })), RING_BLOCK_BYTES, size);
      return { name, bytes: await sealBlob(key, purposes.ring(name), content) };
    });
    yield* await Promise.all(batch);
  }
}

interface NamedRing {
  readonly name: string;
  readonly key: CryptoKey;
  readonly epochs: readonly Epoch[];
}

/** Sorted, and each name once. */
async function nameRings(
  master: MasterKey,
  holders: readonly RingHolder[],
): Promise<readonly NamedRing[]> {
  const rings: NamedRing[] = [];
  const add = async (secret: Bytes, epochs: readonly Epoch[]): Promise<void> => {
    const key = await importSecret(secret);
    rings.push({ name: await ringName(key), key, epochs });
  };
  const decoys = ringCount(holders.length) - holders.length;
  await inBatches(holders, async ({ patronId, generation, epochs }) =>
    add(await patronKey(master, patronId, generation), epochs),
  );
  await inBatches([...Array(decoys).keys()], async (index) =>
    add(await decoyKey(master, index), []),
  );
  const names = new Set(rings.map(({ name }) => name));
  if (names.size < rings.length) throw new Error('A patron has two rings of one generation.');
  return rings.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function ringCount(holders: number): number {
  let count = LEAST_RINGS;
  while (count < holders) count *= 2;
  return count;
}

/** Each epoch's key once, as text. */
async function keysOf(
  master: MasterKey,
  holders: readonly RingHolder[],
): Promise<ReadonlyMap<string, string>> {
  const epochs = new Map<string, Epoch>();
  for (const holder of holders) {
    for (const epoch of holder.epochs) epochs.set(epochId(epoch), epoch);
  }
  const keys = [...epochs].map(async ([kid, epoch]): Promise<[string, string]> => [
    kid,
    toBase64Url(await epochKey(master, epoch)),
  ]);
  return new Map(await Promise.all(keys));
}

async function inBatches<T>(items: readonly T[], use: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    await Promise.all(items.slice(at, at + AT_ONCE).map(use));
  }
}
