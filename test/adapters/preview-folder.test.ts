import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createPreviewFolder } from '../../src/adapters/preview-folder.ts';

let parent: string;
let dir: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'roundup-preview-'));
  dir = join(parent, 'out');
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
});

async function preview(names: readonly string[]): Promise<void> {
  const folder = createPreviewFolder(dir);
  await folder.begin(names);
  for (const name of names) await folder.write(name, name);
}

const contents = async () => (await readdir(dir)).filter((name) => !name.startsWith('.'));

test('a second preview replaces the first, whole or broken off', async () => {
  await preview(['a.html', 'b.html']);
  await preview(['c.html']);
  expect(await contents()).toEqual(['c.html']);
  await createPreviewFolder(dir).begin(['d.html', 'e.html']);
  await writeFile(join(dir, 'd.html'), 'half');
  await preview(['e.html']);
  expect(await contents()).toEqual(['e.html']);
});

test('a folder with anything else in it is refused, and nothing is touched', async () => {
  await preview(['a.html']);
  for (const name of ['notes.txt', '.hidden']) {
    await writeFile(join(dir, name), 'mine');
    await expect(preview(['b.html'])).rejects.toMatchObject({ id: 'preview-folder-taken' });
    expect(await readFile(join(dir, name), 'utf8')).toBe('mine');
    expect(await readFile(join(dir, 'a.html'), 'utf8')).toBe('a.html');
    await rm(join(dir, name));
  }
});

test('a folder or a link is nothing that a preview wrote', async () => {
  await preview(['a.html']);
  await rm(join(dir, 'a.html'));
  await mkdir(join(dir, 'a.html'));
  await expect(preview(['b.html'])).rejects.toMatchObject({ id: 'preview-folder-taken' });
  await rm(join(dir, 'a.html'), { recursive: true });
  await symlink(join(parent, 'elsewhere'), join(dir, 'a.html'));
  await expect(preview(['b.html'])).rejects.toMatchObject({ id: 'preview-folder-taken' });
});

test('a marker that is not ours vouches for nothing', async () => {
  await mkdir(dir);
  await writeFile(join(parent, 'outside.txt'), 'mine');
  await writeFile(join(dir, 'a.html'), 'mine');
  for (const marker of ['{', '{"files":["../outside.txt","a.html"]}', '[]']) {
    await writeFile(join(dir, '.roundup-preview.json'), marker);
    await expect(preview(['b.html'])).rejects.toMatchObject({ id: 'preview-folder-taken' });
  }
  expect(await readFile(join(parent, 'outside.txt'), 'utf8')).toBe('mine');
});

test('no name leads out of the folder', async () => {
  const folder = createPreviewFolder(dir);
  await folder.begin([]);
  await expect(async () => folder.write('../x.html', 'x')).rejects.toThrow('No file of a preview');
});
