/** One piece of memory for all files, and each file whole. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileReader } from '../../../src/adapters/files/file-reader.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roundup-reader-'));
});
afterAll(() => rm(folder, { recursive: true }));

const KB = 1024;
const sizes = [0, 1, 256 * KB - 1, 256 * KB, 256 * KB + 1, 9 * KB * KB, 3];
const bytesOf = (size: number) => Buffer.alloc(size, `a file of ${size} bytes, `);

test('files of any size, one after the other, are read whole', async () => {
  const reader = createFileReader();
  for (const size of [...sizes, ...sizes.toReversed()]) {
    const path = join(folder, String(size));
    await writeFile(path, bytesOf(size));
    expect(Buffer.compare(reader.whole(path), bytesOf(size)), String(size)).toBe(0);
  }
});

test('a part is what stands there, and less where the file ends', async () => {
  const path = join(folder, 'parts');
  await writeFile(path, bytesOf(600 * KB));
  const reader = createFileReader();
  for (const [start, length] of [
    [0, 10],
    [5, 300 * KB],
    [600 * KB - 4, 4],
    [600 * KB - 4, 100],
    [700 * KB, 5],
  ] as const) {
    const part = bytesOf(600 * KB).subarray(start, start + length);
    expect(Buffer.compare(reader.part(path, start, length), part), `${start}`).toBe(0);
  }
});

test('a file that is not there is told as the file system tells it', () => {
  expect(() => createFileReader().whole(join(folder, 'none'))).toThrow('ENOENT');
});
