import { mkdtempDisposable, readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openDrawnPictures } from '../../../src/adapters/files/drawn-pictures.ts';
import { readIconSource, toIco } from '../../../src/adapters/files/icon-source.ts';
import { keep } from '../../../src/adapters/files/kept-file.ts';
import type { SharePicture } from '../../../src/core/pictures/share-picture.ts';

const mark = { title: 'Salt & Cable', accent: '#9a3412' };
const picture: SharePicture = {
  nameplate: 'Salt & Cable',
  host: 'salt.example',
  title: 'Deep water',
  counts: { writing: 2, building: 1, reading: 9 },
  language: 'en',
  accent: '#9a3412',
};
const scratch = () => mkdtempDisposable(join(tmpdir(), 'roundup-pictures-'));

test('a picture has its size, is small, and is the same in every build', async () => {
  await using one = await scratch();
  await using other = await scratch();
  const first = await openDrawnPictures(one.path).share(picture);
  expect(await openDrawnPictures(other.path).share(picture)).toEqual(first);
  expect(await sharp(first).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
  expect(first.length).toBeLessThan(60_000);
});

test('it is drawn once, and again when anything on it changes', async () => {
  await using folder = await scratch();
  const pictures = openDrawnPictures(folder.path);
  await pictures.share(picture);
  const [name = ''] = await readdir(join(folder.path, 'pictures'));
  await keep(join(folder.path, 'pictures', name), Buffer.from('kept'));
  expect(Buffer.from(await pictures.share(picture)).toString()).toBe('kept');
  const changed = await pictures.share({ ...picture, title: 'Deeper water' });
  expect(Buffer.from(changed).toString()).not.toBe('kept');
});

test('what is not asked for any more is forgotten, and other files stay', async () => {
  await using folder = await scratch();
  await openDrawnPictures(folder.path).share(picture);
  await writeFile(join(folder.path, 'pictures', 'notes.txt'), 'mine');
  const later = openDrawnPictures(folder.path);
  await later.share({ ...picture, title: 'Another' });
  await later.forgetOthers();
  const names = await readdir(join(folder.path, 'pictures'));
  expect(names).toHaveLength(2);
  expect(names).toContain('notes.txt');
});

test('icons are made of the author’s own picture where there is one', async () => {
  await using folder = await scratch();
  const pictures = openDrawnPictures(folder.path);
  const letter = await readIconSource(folder.path, mark);
  expect(letter.favicon).toContain('<path');
  await mkdir(join(folder.path, 'public'));
  const red = { create: { width: 300, height: 300, channels: 3, background: '#ff0000' } } as const;
  await writeFile(join(folder.path, 'public/icon.png'), await sharp(red).png().toBuffer());
  const own = await readIconSource(folder.path, mark);
  const icon = await pictures.icon(own, 192);
  expect(await sharp(icon).metadata()).toMatchObject({ width: 192, height: 192 });
  expect([...(await sharp(icon).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 0, 0]);
  expect(own.favicon).toContain('href="data:image/png;base64,');
  expect(icon).not.toEqual(await pictures.icon(letter, 192));
});

test('a maskable icon has the paper around it, and is nowhere transparent', async () => {
  await using folder = await scratch();
  const source = await readIconSource(folder.path, mark);
  const icon = await openDrawnPictures(folder.path).maskable(source, 512);
  const { data, info } = await sharp(icon).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([512, 512, 3]);
  expect([...data.subarray(0, 3)]).toEqual([0xff, 0xfd, 0xf8]);
});

test('favicon.ico holds a PNG of 32 pixels where its head says', async () => {
  await using folder = await scratch();
  const source = await readIconSource(folder.path, mark);
  const ico = Buffer.from(toIco(await openDrawnPictures(folder.path).icon(source, 32), 32));
  expect([...ico.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);
  const png = ico.subarray(ico.readUInt32LE(18));
  expect(png.length).toBe(ico.readUInt32LE(14));
  expect(await sharp(png).metadata()).toMatchObject({ width: 32, height: 32 });
});

test('a broken picture of the author is told by name', async () => {
  await using folder = await scratch();
  await mkdir(join(folder.path, 'public'));
  await writeFile(join(folder.path, 'public/icon.svg'), 'no picture');
  await expect(readIconSource(folder.path, mark)).rejects.toThrow(/public\/icon\.svg/);
  expect(await readFile(join(folder.path, 'public/icon.svg'), 'utf8')).toBe('no picture');
});
