/** What is sealed opens to whom it should, to nobody else, and not at all once a bit of it was changed. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/core/sealing/base64.ts';
import { openBlob } from '../../../src/core/sealing/blob.ts';
import { type Bytes, utf8 } from '../../../src/core/sealing/bytes.ts';
import { importSecret } from '../../../src/core/sealing/derive.ts';
import { unlockSecret } from '../../../src/core/sealing/link-secrets.ts';
import { epochKey, type MasterKey, openMasterKey } from '../../../src/core/sealing/master-key.ts';
import { openByRing, openExtra, openFile } from '../../../src/core/sealing/open-extra.ts';
import { sealBlob } from '../../../src/core/sealing/seal-blob.ts';
import { sealExtra } from '../../../src/core/sealing/seal-extra.ts';
import { sealFile } from '../../../src/core/sealing/seal-file.ts';

const pricing = { issueId: '2023-10', extraId: 'pricing', revision: 1 };
const workshop = { issueId: '2023-10', extraId: 'workshop', revision: 1 };
const october = { tier: 'supporter', month: '2023-10' };
const november = { tier: 'supporter', month: '2023-11' };

let master: MasterKey;
beforeAll(async () => {
  master = await openMasterKey(new Uint8Array(32).fill(3));
});

test('the master key has 32 bytes', async () => {
  await expect(openMasterKey(new Uint8Array(31))).rejects.toThrow('32 bytes');
});

test('any text opens to what it was, by link and by ring', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (text) => {
      const html = text.toWellFormed();
      const sealed = await sealExtra(master, { ...pricing, html }, [october]);
      const secret = fromBase64(await unlockSecret(master, pricing));
      expect((await openExtra(sealed, secret)).html).toBe(html);
      const ring = new Map([['supporter.2023-10', await epochKey(master, october)]]);
      expect((await openByRing(sealed, ring))?.html).toBe(html);
    }),
    { numRuns: 60 },
  );
});

test('building again gives the same, and lengths are told to a kilobyte', async () => {
  const seal = (html: string) => sealExtra(master, { ...pricing, html }, [october]);
  expect(await seal('text')).toEqual(await seal('text'));
  const lengths = [0, 1, 500, 1020, 1021].map(
    async (length) => (await seal('x'.repeat(length))).ct,
  );
  const sizes = (await Promise.all(lengths)).map((ct) => fromBase64(ct).length - 28);
  expect(sizes).toEqual([1024, 1024, 1024, 1024, 2048]);
});

test('a link opens its own extra in its own revision', async () => {
  const sealed = await sealExtra(master, { ...pricing, html: 'text' }, []);
  const secrets = [workshop, { ...pricing, revision: 2 }, { ...pricing, issueId: '2023-11' }];
  for (const other of secrets) {
    const secret = fromBase64(await unlockSecret(master, other));
    await expect(openExtra(sealed, secret)).rejects.toThrow();
  }
});

test('nothing opens below its tier or in another month, whatever the ring holds', async () => {
  const tiers = ['a', 'b', 'c', 'd'];
  const months = ['2023-09', '2023-10', '2023-11'];
  const epochs = tiers.flatMap((tier) => months.map((month) => ({ tier, month })));
  await fc.assert(
    fc.asyncProperty(fc.subarray(epochs), fc.subarray(epochs), async (given, held) => {
      const sealed = await sealExtra(master, { ...pricing, html: 'text' }, given);
      const ring = new Map<string, Bytes>();
      for (const epoch of held) {
        ring.set(`${epoch.tier}.${epoch.month}`, await epochKey(master, epoch));
      }
      const mayOpen = held.some((epoch) => given.includes(epoch));
      expect((await openByRing(sealed, ring)) !== undefined).toBe(mayOpen);
    }),
    { numRuns: 40 },
  );
});

test('every byte counts: whichever is changed, nothing opens', async () => {
  const sealed = await sealExtra(master, { ...pricing, html: 'text' }, [october]);
  const secret = fromBase64(await unlockSecret(master, pricing));
  const ct = fromBase64(sealed.ct);
  await expectEveryFlipRefused(ct, (flipped) =>
    openExtra({ ...sealed, ct: toBase64(flipped) }, secret),
  );
  const [wrap] = sealed.wraps;
  const ring = new Map([['supporter.2023-10', await epochKey(master, october)]]);
  await expectEveryFlipRefused(fromBase64(wrap?.w ?? ''), (flipped) =>
    openByRing({ ...sealed, wraps: [{ kid: wrap?.kid ?? '', w: toBase64(flipped) }] }, ring),
  );
  const file = await sealFile(master, pricing, 'a.png', utf8('PNG'));
  const key = await importSecret(secret);
  await expectEveryFlipRefused(file.bytes, (flipped) => openFile(key, file.name, flipped));
});

test('what was cut short or is empty opens nothing', async () => {
  const sealed = await sealExtra(master, { ...pricing, html: 'text' }, []);
  const secret = fromBase64(await unlockSecret(master, pricing));
  const ct = fromBase64(sealed.ct);
  for (const length of [0, 11, 12, 27, 28, ct.length - 1]) {
    const cut = { ...sealed, ct: toBase64(ct.subarray(0, length)) };
    await expect(openExtra(cut, secret)).rejects.toThrow();
  }
});

test('ids, wraps and files cannot be swapped', async () => {
  const epochs = [october, november];
  const one = await sealExtra(master, { ...pricing, html: 'one' }, epochs);
  const other = await sealExtra(master, { ...workshop, html: 'other' }, epochs);
  const secret = fromBase64(await unlockSecret(master, pricing));
  await expect(openExtra({ ...one, id: other.id }, secret)).rejects.toThrow();
  await expect(openExtra({ ...one, ct: other.ct }, secret)).rejects.toThrow();
  const ring = new Map([['supporter.2023-10', await epochKey(master, october)]]);
  await expect(openByRing({ ...one, wraps: other.wraps }, ring)).rejects.toThrow();
  const [first, second] = one.wraps;
  const crossed = [{ kid: first?.kid ?? '', w: second?.w ?? '' }];
  await expect(openByRing({ ...one, wraps: crossed }, ring)).rejects.toThrow();
  const key = await importSecret(secret);
  const a = await sealFile(master, pricing, 'a.png', utf8('a'));
  const b = await sealFile(master, pricing, 'b.png', utf8('b'));
  await expect(openFile(key, a.name, b.bytes)).rejects.toThrow();
});

test('the same nonce means the same key, purpose and message', async () => {
  const secrets = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
  const keys = await Promise.all(secrets.map(importSecret));
  // Few and short values, so that equal ones and ones that only join to the same do occur.
  const part = fc.constantFrom('', 'a', 'ab', 'b', 'a\u0000b');
  const bound = fc.constantFrom('', 'a', 'ab', 'b');
  const message = fc.record({ key: fc.nat(1), bound, content: part });
  const seen = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(message, async (given) => {
      const key = keys[given.key];
      if (key === undefined) return;
      const purpose = { info: 'nl/v1/test', bound: given.bound };
      const blob = await sealBlob(key, purpose, utf8(given.content));
      const nonce = toBase64(blob.subarray(0, 12));
      const what = JSON.stringify([given, toBase64(blob)]);
      expect(seen.get(nonce) ?? what).toBe(what);
      seen.set(nonce, what);
      expect(await openBlob(key, purpose, blob)).toEqual(utf8(given.content));
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBe(2 * 4 * 5);
});

test('no name can pass for two', async () => {
  const odd = { ...pricing, extraId: 'a|1' };
  await expect(unlockSecret(master, odd)).rejects.toThrow('holds');
  await expect(unlockSecret(master, { ...pricing, issueId: 'a\0' })).rejects.toThrow('holds');
});

async function expectEveryFlipRefused(
  blob: Bytes,
  open: (flipped: Bytes) => Promise<unknown>,
): Promise<void> {
  const tries = Array.from(blob, async (byte, at) => {
    const flipped = blob.slice();
    flipped[at] = byte ^ (1 << (at % 8));
    await expect(open(flipped), `byte ${at}`).rejects.toThrow();
  });
  expect(tries.length).toBe(blob.length);
  await Promise.all(tries);
}
