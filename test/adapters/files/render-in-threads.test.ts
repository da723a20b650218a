/** Threads render what one does. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/adapters/files/load-archive.ts';
import { renderInThreads } from '../../../src/adapters/files/render-in-threads.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';
import { soundNewsletter } from '../../core/diagnostic-cases.ts';

const TODAY = '2026-01-01';
const today = () => TODAY;
const id = (index: number) =>
  `${1900 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

const many = Object.fromEntries(
  Array.from({ length: 210 }, (_, index) => [
    `issues/${id(index)}.md`,
    `---\ntitle: Letter ${index}\ndate: ${id(index)}-02\ndescription: A description that is long enough.\nreading:\n  - 2023-10-04-api-gateways-aaaaaaaa\n---\nLetter *${index}*, see [the first](1900-01.md).\n\n::reading\n`,
  ]),
);

async function editionsOf(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, '.roundup/cache/editions');
  const names = (await readdir(folder)).toSorted();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}

test('threads put into the cache what one load puts there', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...many });
  const { root } = newsletter;
  const cacheDir = join(root, '.roundup/cache');
  // A few at a time are rendered here, without threads.
  const ids = Object.keys(many).map((path) => path.slice('issues/'.length, -3));
  await renderInThreads(ids, { root, today: TODAY, cacheDir }, 2);
  const byThreads = await editionsOf(root);
  expect(byThreads.size).toBe(ids.length);
  await rm(cacheDir, { recursive: true });
  for (const path of Object.keys(many).slice(99)) await rm(join(root, path));
  await loadArchive({ root, today });
  const alone = await editionsOf(root);
  expect(alone.size).toBe(100);
  for (const [name, text] of alone) {
    if (byThreads.has(name)) expect(text).toBe(byThreads.get(name));
  }
  expect([...alone.keys()].filter((name) => byThreads.has(name))).toHaveLength(99);
});

test('what a thread cannot render is told of by the load itself', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...many });
  const { root } = newsletter;
  await writeFile(join(root, 'issues/1905-05.md'), '---\ntitle: Broken\n---\n');
  const loaded = await loadArchive({ root, today });
  expect(loaded.ok).toBe(false);
  const files = loaded.ok ? [] : loaded.diagnostics.map(({ file }) => file);
  expect(new Set(files)).toEqual(new Set(['issues/1905-05.md']));
});
