/** Files of extras to age files and back: at no moment is a text lost. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { recipientOf } from '../../src/adapters/age-extras.ts';
import { extrasVault } from '../../src/adapters/extras-vault.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';

const identity = await generateX25519Identity();
const recipients = [await recipientOf(identity)];
const tiers = [{ id: 'patron', name: 'Patrons' }];

const files = {
  '2023-10.md': '---\ntitle: For all\n---\nText of audience: patron.\n',
  '2023-10/plot.png': 'public',
  '2023-10.patron.md': '## A {#a}\n\nSecret.\n',
  '2023-10.patron/chart.png': 'secret',
  '2023-10-bonus.md': '---\naudience: patron\n---\nSecret.\n',
  '2023-10-bonus/chart.png': 'secret',
  '2023-11.md': '---\ntitle: For some\naudience: patron\n---\nSecret.\n',
  '2023-11/chart.png': 'secret',
  '2023-10.gold.md': 'of no tier',
};

async function folder(): Promise<string> {
  const dir = scratchFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(dir, name, '..'), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  return dir;
}

const vaultIn = (dir: string, over: { identity?: string; recipients?: readonly string[] } = {}) =>
  extrasVault({ dir, shown: 'issues', tiers, recipients, identity: undefined, ...over });

async function namesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .toSorted();
}

test('what is for patrons is encrypted, what is for all stays, and all of it comes back', async () => {
  const dir = await folder();
  const vault = vaultIn(dir, { identity });
  expect((await vault.encrypt()).kept).toEqual([]);
  expect(await namesIn(dir)).toEqual([
    '2023-10-bonus.md.age',
    '2023-10-bonus/chart.png.age',
    '2023-10.gold.md',
    '2023-10.md',
    '2023-10.patron.md.age',
    '2023-10.patron/chart.png.age',
    '2023-10/plot.png',
    '2023-11.md.age',
    '2023-11/chart.png.age',
  ]);
  for (const name of await namesIn(dir)) {
    expect(await readFile(join(dir, name), 'latin1')).not.toMatch(/secret/i);
  }
  expect((await vault.decrypt()).done).toHaveLength(6);
  for (const [name, text] of Object.entries(files)) {
    expect(await readFile(join(dir, name), 'utf8')).toBe(text);
  }
});

test('without an identity, or with another one, plain files stay and are named', async () => {
  for (const other of [undefined, await generateX25519Identity()]) {
    const dir = await folder();
    const report = await vaultIn(dir, other === undefined ? {} : { identity: other }).encrypt();
    expect(report.kept).toEqual([
      'issues/2023-10-bonus.md',
      'issues/2023-10-bonus/chart.png',
      'issues/2023-10.patron.md',
      'issues/2023-10.patron/chart.png',
      'issues/2023-11.md',
      'issues/2023-11/chart.png',
    ]);
    expect(await namesIn(dir)).toEqual(expect.arrayContaining(Object.keys(files)));
  }
});

test('a picture that is added beside an encrypted issue is encrypted by the next run', async () => {
  const dir = await folder();
  const vault = vaultIn(dir, { identity });
  await vault.encrypt();
  await writeFile(join(dir, '2023-11/more.png'), 'secret');
  expect((await vault.encrypt()).done).toEqual(['issues/2023-11/more.png.age']);
});

test('a plain file that holds something else is never overwritten', async () => {
  const dir = await folder();
  const vault = vaultIn(dir, { identity });
  await vault.encrypt();
  await writeFile(join(dir, '2023-10.patron.md'), 'newer');
  expect((await vault.decrypt()).kept).toEqual(['issues/2023-10.patron.md']);
  expect(await readFile(join(dir, '2023-10.patron.md'), 'utf8')).toBe('newer');
  expect(await namesIn(dir)).toContain('2023-10.patron.md.age');
});

test('nobody to encrypt for, no identity and a broken file stop it', async () => {
  const dir = await folder();
  await expect(vaultIn(dir, { recipients: [] }).encrypt()).rejects.toMatchObject({
    id: 'extras-no-recipients',
  });
  await expect(vaultIn(dir).decrypt()).rejects.toMatchObject({ id: 'extras-identity-missing' });
  await rm(join(dir, '2023-10.patron.md'));
  await writeFile(join(dir, '2023-10.patron.md.age'), 'broken');
  await expect(vaultIn(dir, { identity }).decrypt()).rejects.toMatchObject({
    id: 'extras-vault-broken',
    message: expect.stringContaining('issues/2023-10.patron.md.age'),
  });
});
