/** What one build keeps for the next counts only where it is whole and was meant for this. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBuildCaches } from '../../src/adapters/build-caches.ts';
import type { BuildCaches } from '../../src/ports/caches.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const CLEAN = '.roundup/cache/clean-files';
const LAST = '.roundup/cache/last-build.json';
const trace = {
  inputs: 'in',
  outputs: 'out',
  files: 3,
  bytes: 5,
  sidecars: { files: 1, bytes: 2 },
};

test('clean files are known again while the same is kept in, and only then', async () => {
  await using newsletter = await scratchNewsletter({});
  const caches = createBuildCaches(newsletter.root);
  await (await caches.clean('guarded')).keep(['a.html', 'b.br']);
  const known = await createBuildCaches(newsletter.root).clean('guarded');
  expect(['a.html', 'b.br', 'c.html', ''].map((key) => known.has(key))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect((await caches.clean('guarded more')).has('a.html')).toBe(false);
});

test('none are known from a list that was changed or cut off', async () => {
  await using newsletter = await scratchNewsletter({});
  const caches = createBuildCaches(newsletter.root);
  await (await caches.clean('guarded')).keep(['a.html', 'b.br']);
  const path = join(newsletter.root, CLEAN);
  const text = await readFile(path, 'utf8');
  for (const damaged of [`${text}\nc.html`, text.slice(0, -1), '', text.slice(1)]) {
    await writeFile(path, damaged);
    const known = await caches.clean('guarded');
    expect(['a.html', 'b.br', 'c.html', 'b.b'].some((key) => known.has(key))).toBe(false);
  }
});

test('the last build is known again, unless its trace was changed', async () => {
  await using newsletter = await scratchNewsletter({});
  const caches = createBuildCaches(newsletter.root);
  expect(await caches.lastBuild()).toBeUndefined();
  await caches.keepBuild(trace);
  expect(await caches.lastBuild()).toEqual(trace);
  const path = join(newsletter.root, LAST);
  const text = await readFile(path, 'utf8');
  for (const damaged of [text.replace('"out"', '"other"'), text.slice(0, 40), '']) {
    await writeFile(path, damaged);
    expect(await caches.lastBuild()).toBeUndefined();
  }
});

test('the list of clean files is not looked through where it was understood', async () => {
  await using newsletter = await scratchNewsletter({});
  const { root } = newsletter;
  const path = join(root, CLEAN);
  const walked = async (guarded: string): Promise<readonly string[]> => {
    const caches = createBuildCaches(root);
    await caches.clean(guarded);
    return walkedBy(caches);
  };
  const keep = async (...keys: string[]) =>
    (await createBuildCaches(root).clean('guarded')).keep(keys);
  await keep('abc.html', 'def.tar.gz', 'ghi');
  expect(await walked('guarded')).toEqual([]);
  expect(await walked('something else')).toEqual([CLEAN]);
  await writeFile(path, `${await readFile(path, 'utf8')}\nmore.html`);
  expect(await walked('guarded')).toEqual([CLEAN]);
  // What a file’s name could say stays under the gate’s eyes.
  await keep('abc.the price of everything');
  expect(await walked('guarded')).toEqual([CLEAN]);
});

test('a list that was changed after it had been read is looked through', async () => {
  await using newsletter = await scratchNewsletter({});
  const caches = createBuildCaches(newsletter.root);
  await (await caches.clean('guarded')).keep(['abc.html']);
  await caches.clean('guarded');
  await writeFile(join(newsletter.root, CLEAN), 'words');
  expect(await walkedBy(caches)).toEqual([CLEAN]);
});

async function walkedBy(caches: Pick<BuildCaches, 'walk'>): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { path } of caches.walk()) paths.push(path);
  return paths;
}
