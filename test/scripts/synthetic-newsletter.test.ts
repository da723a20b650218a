/** The content that the benchmarks measure with. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSyntheticNewsletter } from '../../scripts/bench/synthetic-newsletter.ts';
import { createContent } from '../../src/adapters/files/content.ts';
import { loadArchive } from '../../src/adapters/files/load-archive.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const ISSUES = 6;
const today = () => '2026-01-01';

async function filesOf(root: string): Promise<string[]> {
  const names = (await readdir(join(root, 'issues'))).toSorted();
  return Promise.all(names.map((name) => readFile(join(root, 'issues', name), 'utf8')));
}

test('it is the same every time, and without a mistake', async () => {
  await using first = await scratchNewsletter({});
  await using second = await scratchNewsletter({});
  await writeSyntheticNewsletter(first.root, ISSUES);
  await writeSyntheticNewsletter(second.root, ISSUES);
  const files = await filesOf(first.root);
  expect(files).toEqual(await filesOf(second.root));
  expect(new Set(files).size).toBe(files.length);
  expect(await createContent({ root: first.root, today }).check()).toEqual([]);
});

test('an issue has about 1,400 words and 20 links in files of their own, and two have extras', async () => {
  await using newsletter = await scratchNewsletter({});
  await writeSyntheticNewsletter(newsletter.root, ISSUES);
  const archive = await loadArchive({ root: newsletter.root, today });
  const editions = archive.ok ? archive.value.editions : [];
  expect(editions).toHaveLength(ISSUES);
  for (const { words, reading, html } of editions) {
    expect(words).toBeGreaterThan(1400);
    expect(words).toBeLessThan(2400);
    expect(reading).toHaveLength(20);
    expect(reading.every(({ id }) => id !== undefined)).toBe(true);
    expect(html.match(/example\/text\//g)).toHaveLength(10);
  }
  expect(editions.filter(({ html }) => html.includes('class="extra"'))).toHaveLength(2);
});
