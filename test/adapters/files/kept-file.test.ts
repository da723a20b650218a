/** A file of a cache is taken only where it is what was kept. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keep, readKept } from '../../../src/adapters/files/kept-file.ts';

test('what was kept comes back, and nothing of what is damaged, cut off or gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-kept-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'one');
  expect(await readKept(path)).toBeUndefined();
  for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3])]) {
    await keep(path, bytes);
    expect(await readKept(path)).toEqual(bytes);
  }
  const file = await readFile(path);
  for (const [index, byte] of file.entries()) {
    const damaged = Buffer.from(file);
    damaged[index] = byte ^ 1;
    await writeFile(path, damaged);
    expect(await readKept(path), `byte ${index}`).toBeUndefined();
  }
  for (const length of [0, 31, 32, file.length - 1]) {
    await writeFile(path, file.subarray(0, length));
    expect(await readKept(path), `${length} bytes`).toBeUndefined();
  }
});
