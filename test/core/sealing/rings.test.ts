/** Rings tell a patron what is theirs, and everybody else nothing. */
import { beforeAll, expect, test } from 'vitest';
import { fromBase64 } from '../../../src/core/sealing/base64.ts';
import { importSecret } from '../../../src/core/sealing/derive.ts';
import { patronSecret } from '../../../src/core/sealing/link-secrets.ts';
import { type MasterKey, openMasterKey } from '../../../src/core/sealing/master-key.ts';
import { openRing, ringName } from '../../../src/core/sealing/ring.ts';
import {
  type RingHolder,
  type SealedRing,
  sealRings,
} from '../../../src/core/sealing/seal-rings.ts';

let master: MasterKey;
beforeAll(async () => {
  master = await openMasterKey(new Uint8Array(32).fill(5));
});

const months = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    tier: 'patron',
    month: `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  }));
const holder = (patronId: string, epochs = 1, generation = 1): RingHolder => ({
  patronId,
  generation,
  epochs: months(epochs),
});

async function ringsOf(
  holders: readonly RingHolder[],
  month = '2023-10',
): Promise<readonly SealedRing[]> {
  const rings: SealedRing[] = [];
  for await (const ring of sealRings(master, holders, month)) rings.push(ring);
  return rings;
}

async function keyOf(patronId: string, generation = 1): Promise<CryptoKey> {
  return importSecret(fromBase64(await patronSecret(master, patronId, generation)));
}

async function opened(rings: readonly SealedRing[], patronId: string, generation = 1) {
  const key = await keyOf(patronId, generation);
  const name = await ringName(key);
  const ring = rings.find((each) => each.name === name);
  return ring && [...(await openRing(key, name, ring.bytes)).keys()];
}

test('each patron finds and opens their own ring, and it alone', async () => {
  const rings = await ringsOf([holder('ada', 2), holder('bo'), holder('cy', 0)]);
  expect(await opened(rings, 'ada')).toEqual(['patron.2020-01', 'patron.2020-02']);
  expect(await opened(rings, 'bo')).toEqual(['patron.2020-01']);
  expect(await opened(rings, 'cy')).toEqual([]);
  expect(await opened(rings, 'nobody')).toBeUndefined();
  const key = await keyOf('ada');
  const own = await ringName(key);
  for (const { name, bytes } of rings) {
    if (name === own) continue;
    await expect(openRing(key, name, bytes)).rejects.toThrow();
    await expect(openRing(key, own, bytes)).rejects.toThrow();
  }
});

test('another generation has another ring, and the old secret has none', async () => {
  const rings = await ringsOf([holder('ada', 1, 2)]);
  expect(await opened(rings, 'ada', 1)).toBeUndefined();
  expect(await opened(rings, 'ada', 2)).toEqual(['patron.2020-01']);
});

test.each([
  [0, 64],
  [3, 64],
  [64, 64],
  [65, 128],
  [130, 256],
])('%i patrons have %i rings that look alike', async (patrons, count) => {
  const holders = Array.from({ length: patrons }, (_, index) => holder(`p${index}`, index % 70));
  const rings = await ringsOf(holders);
  expect(rings).toHaveLength(count);
  expect(new Set(rings.map(({ bytes }) => bytes.length)).size).toBe(1);
  expect(rings.every(({ name }) => /^[0-9a-f]{32}\.bin$/.test(name))).toBe(true);
  // The order in which they are written tells nothing either.
  expect(rings.map(({ name }) => name)).toEqual(rings.map(({ name }) => name).toSorted());
});

test('the largest ring decides the size of all', async () => {
  const [one] = await ringsOf([holder('ada', 50)]);
  const [other] = await ringsOf([holder('ada', 50), holder('bo', 200)]);
  expect(one?.bytes.length).toBe(4096 + 28);
  expect(other?.bytes.length).toBe(4 * 4096 + 28);
});

test('with the month every ring changes, and within it none does by itself', async () => {
  const holders = [holder('ada'), holder('cy', 0)];
  const october = await ringsOf(holders);
  expect(await ringsOf(holders.toReversed())).toEqual(october);
  const november = await ringsOf(holders, '2023-11');
  expect(november.map(({ name }) => name)).toEqual(october.map(({ name }) => name));
  const unchanged = november.filter(({ bytes }, index) => {
    const before = october[index]?.bytes;
    return before !== undefined && Buffer.compare(bytes, before) === 0;
  });
  expect(unchanged).toEqual([]);
});

test('every byte of a ring counts', async () => {
  const rings = await ringsOf([holder('ada')]);
  const key = await keyOf('ada');
  const name = await ringName(key);
  const blob = rings.find((ring) => ring.name === name)?.bytes ?? new Uint8Array();
  const tries = Array.from(blob, async (byte, at) => {
    const flipped = blob.slice();
    flipped[at] = byte ^ 0x80;
    await expect(openRing(key, name, flipped)).rejects.toThrow();
  });
  expect(tries).toHaveLength(4096 + 28);
  await Promise.all(tries);
});

test('one patron twice is refused', async () => {
  await expect(ringsOf([holder('ada'), holder('ada', 2)])).rejects.toThrow('two rings');
});
