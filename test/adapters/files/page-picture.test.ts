import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAssets } from '../../../src/adapters/files/assets.ts';
import { readOriginal } from '../../../src/adapters/files/drawn-picture.ts';
import { keep } from '../../../src/adapters/files/kept-file.ts';
import { pagePicture } from '../../../src/adapters/files/page-picture.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'roundup-pictures-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Red above, blue below, as a camera held on its side would note it. */
async function photograph(name: string): Promise<string> {
  const path = join(scratch, name);
  const half = { width: 600, height: 200, channels: 3, background: 'blue' } as const;
  await sharp({ create: { ...half, height: 400, background: 'red' } })
    .composite([{ input: { create: half }, gravity: 'south' }])
    .withExif({ IFD0: { Copyright: 'Ines Rook' }, IFD3: { GPSLatitude: '59/1 20/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toFile(path);
  return path;
}

async function draw(path: string, width: number, type: 'image/avif' | 'image/webp') {
  const original = await readOriginal(path, 'quay.jpg');
  return pagePicture(original, { width, type }, join(scratch, 'cache'));
}

test.each([
  ['image/avif', 'heif'],
  ['image/webp', 'webp'],
] as const)(
  'a photograph becomes %s: upright, narrow, without what the camera noted',
  async (type, format) => {
    const path = await photograph(`${format}.jpg`);
    const drawn = await draw(path, 200, type);
    const facts = await sharp(drawn).metadata();
    expect(facts).toMatchObject({ format, width: 200, height: 300 });
    expect(facts.exif).toBeUndefined();
    expect(facts.orientation ?? 1).toBe(1);
    expect(Buffer.from(drawn).includes('Ines')).toBe(false);
    // What was below is at the left once the camera is turned back.
    const { data } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true });
    expect(data[2]).toBeGreaterThan(200);
    expect(data[0]).toBeLessThan(60);
  },
);

test('the same picture gives the same bytes, and is drawn once', async () => {
  const path = await photograph('again.jpg');
  const original = await readOriginal(path, 'quay.jpg');
  const variant = { width: 240, type: 'image/avif' } as const;
  const [first, second] = await Promise.all(
    ['one', 'two'].map((cache) => pagePicture(original, variant, join(scratch, cache))),
  );
  expect(Buffer.compare(Buffer.from(first ?? []), Buffer.from(second ?? []))).toBe(0);
  await pagePicture(original, variant, join(scratch, 'one'));
  const kept = await readdir(join(scratch, 'one/page-pictures'));
  expect(kept).toHaveLength(1);
  // What is kept is taken as it is.
  await keep(join(scratch, 'one/page-pictures', kept[0] ?? ''), Buffer.from('kept'));
  expect(Buffer.from(await pagePicture(original, variant, join(scratch, 'one'))).toString()).toBe(
    'kept',
  );
});

test('what is no picture is a failure that names the file', async () => {
  const path = join(scratch, 'text.png');
  await writeFile(path, 'no picture');
  await expect(draw(path, 200, 'image/webp')).rejects.toMatchObject({
    id: 'picture-unreadable',
    message: expect.stringContaining('quay.jpg cannot be drawn as a picture for pages'),
  });
});

test('a photograph on its side is as wide as it is shown, and what moves is left alone', async () => {
  const root = await mkdtemp(join(scratch, 'root-'));
  const folder = join(root, 'issues/2024-02');
  await mkdir(folder, { recursive: true });
  await copyFile(await photograph('side.jpg'), join(folder, 'side.jpg'));
  const frames = await Promise.all(
    ['red', 'blue'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  await sharp(frames, { join: { animated: true } })
    .gif()
    .toFile(join(folder, 'moves.gif'));
  await writeFile(
    join(folder, 'drawn.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  );
  const assets = await readAssets(root, '2024-02');
  expect(assets.get('issues/2024-02/side.jpg')).toMatchObject({
    size: { width: 400, height: 600 },
    isStill: true,
  });
  expect(assets.get('issues/2024-02/moves.gif')?.isStill).toBeUndefined();
  expect(assets.get('issues/2024-02/drawn.svg')?.isStill).toBeUndefined();
});
