import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extrasKey } from '../../src/adapters/extras-key.ts';
import { opaqueSlug } from '../../src/adapters/opaque-slug.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';

const hex = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
const base64url = Buffer.from(bytes).toString('base64url');
const none = '/nowhere/extras.key';

test.each([hex, hex.toUpperCase(), base64url, `${base64url}=`, ` ${hex}\n`])(
  'a key is read from the environment: %j',
  async (given) => {
    expect(await extrasKey({ given, path: none, mayMake: false }).read()).toEqual(bytes);
  },
);

test.each([
  '',
  hex.slice(2),
  `${hex}00`,
  base64url.slice(1),
  'not a key at all, but long enough it is',
])('anything else is refused and not repeated: %j', async (given) => {
  await expect(extrasKey({ given, path: none, mayMake: true }).read()).rejects.toMatchObject({
    id: 'extras-key-invalid',
    message: expect.not.stringContaining(given === '' ? hex : given),
  });
});

test('a key is made once, for its owner alone, whoever asks at the same time', async () => {
  const path = join(scratchFolder(), 'state/extras.key');
  const keys = await Promise.all(
    Array.from({ length: 4 }, () => extrasKey({ given: undefined, path, mayMake: true }).read()),
  );
  for (const key of keys) expect(key).toEqual(keys[0]);
  expect(keys[0]).toHaveLength(32);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const kept = (await readFile(path, 'utf8')).trim();
  expect(Buffer.from(kept, 'base64url')).toEqual(Buffer.from(keys[0] ?? []));
});

test('where nobody looks, none is made; one that is there is used', async () => {
  const path = join(scratchFolder(), 'extras.key');
  const key = extrasKey({ given: undefined, path, mayMake: false });
  await expect(key.read()).rejects.toMatchObject({ id: 'extras-key-missing' });
  await writeFile(path, base64url);
  expect(await key.read()).toEqual(bytes);
});

test('an opaque slug is the key’s alone, and looks like no issue', async () => {
  const slug = await opaqueSlug({ read: async () => bytes });
  const other = await opaqueSlug({ read: async () => new Uint8Array(32) });
  expect(slug('2023-10-bonus')).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
  expect(slug('2023-10-bonus')).toBe(
    (await opaqueSlug({ read: async () => bytes }))('2023-10-bonus'),
  );
  const slugs = ['2023-10-bonus', '2023-11-bonus', '2023-10'].flatMap((id) => [
    slug(id),
    other(id),
  ]);
  expect(new Set(slugs).size).toBe(6);
});
