/** The vectors of docs/sealing.md: what WebCrypto makes here, node:crypto makes there, byte by byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/core/sealing/base64.ts';
import { importSecret } from '../../../src/core/sealing/derive.ts';
import { patronSecret, unlockSecret } from '../../../src/core/sealing/link-secrets.ts';
import { epochKey, openMasterKey } from '../../../src/core/sealing/master-key.ts';
import { openByRing, openExtra, openFile } from '../../../src/core/sealing/open-extra.ts';
import { openRing } from '../../../src/core/sealing/ring.ts';
import { sealExtra } from '../../../src/core/sealing/seal-extra.ts';
import { sealedFileName, sealFile } from '../../../src/core/sealing/seal-file.ts';
import { sealRings } from '../../../src/core/sealing/seal-rings.ts';
import { ROOT } from '../../source-tree.ts';
import { derived, opened, padded, sealed } from './node-crypto-peer.ts';

const vectors = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/sealing/nl-v1.json'), 'utf8'));
const { extra, file, patron } = vectors;
const hex = (text: string) => Buffer.from(text, 'hex');
const master = await openMasterKey(Uint8Array.from(hex(vectors.master)));

test('keys and links', async () => {
  expect(await unlockSecret(master, extra)).toBe(extra.link);
  expect(await patronSecret(master, patron.patronId, 1)).toBe(patron.link);
  expect(await patronSecret(master, patron.patronId, 2)).toBe(patron.nextGeneration);
  for (const epoch of extra.epochs) {
    expect(Buffer.from(await epochKey(master, epoch)).toString('hex')).toBe(epoch.key);
    const info = `nl/v1/epoch|${epoch.tier}|${epoch.month}`;
    expect(derived(hex(vectors.master), info, 32).toString('hex')).toBe(epoch.key);
  }
});

test('an extra', async () => {
  expect(await sealExtra(master, extra, extra.epochs)).toEqual(extra.sealed);
  expect((await openExtra(extra.sealed, fromBase64(extra.link))).html).toBe(extra.html);
  const [id, cek] = [extra.sealed.id, hex(extra.contentKey)];
  const content = padded(Buffer.from(extra.html), 1024);
  const ct = sealed(cek, 'nl/v1/html', `html|${id}`, content);
  expect(ct.toString('base64')).toBe(extra.sealed.ct);
  for (const [index, { kid, w }] of extra.sealed.wraps.entries()) {
    const key = hex(extra.epochs[index].key);
    expect(opened(key, 'nl/v1/wrap', `wrap|${id}|${kid}`, Buffer.from(w, 'base64'))).toEqual(cek);
  }
});

test('a file', async () => {
  const made = await sealFile(master, extra, file.path, hex(file.content));
  expect([made.name, toBase64(made.bytes)]).toEqual([file.name, file.blob]);
  expect(await sealedFileName(master, extra, file.path)).toBe(file.name);
  const key = await importSecret(fromBase64(extra.link));
  expect(Buffer.from(await openFile(key, file.name, fromBase64(file.blob)))).toEqual(
    hex(file.content),
  );
  const [info, bound] = [`nl/v1/file|${file.name}`, `file|${file.name}`];
  const content = padded(hex(file.content), 1024);
  expect(sealed(hex(extra.contentKey), info, bound, content).toString('base64')).toBe(file.blob);
});

test('a ring, and a decoy', async () => {
  const holder = { patronId: patron.patronId, generation: 1, epochs: [extra.epochs[0]] };
  const rings = new Map<string, string>();
  for await (const { name, bytes } of sealRings(master, [holder], patron.ring.month)) {
    rings.set(name, toBase64(bytes));
  }
  expect(rings.get(patron.ring.name)).toBe(patron.ring.blob);
  expect([...rings.keys()]).toContain(vectors.firstDecoy);
  const key = await importSecret(fromBase64(patron.link));
  const ring = await openRing(key, patron.ring.name, fromBase64(patron.ring.blob));
  expect((await openByRing(extra.sealed, ring))?.html).toBe(extra.html);
  const content = padded(Buffer.from(patron.ring.text), 4096);
  const blob = sealed(hex(patron.secret), 'nl/v1/ring', `ring|${patron.ring.name}`, content);
  expect(blob.toString('base64')).toBe(patron.ring.blob);
});
