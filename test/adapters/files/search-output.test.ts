/** What is kept of the search costs nothing of its truth: the files are those of a clean build. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSearchFiles } from '../../../src/adapters/files/search-output.ts';
import { type ArchivedEdition, archivedLinks } from '../../../src/core/edition/archive.ts';
import { searchFiles } from '../../../src/core/finding/search-files.ts';
import { archivedLink } from '../../fakes/archived-link.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';

interface Letter {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** More than go into a group, of issues and of links alike. */
const letters: readonly Letter[] = Array.from({ length: 130 }, (_, index) => {
  const id = `${1990 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  return { id, title: `Letter ${index}`, text: `Ropes and ${index % 7} knots.` };
});
const LINKS_A_LETTER = 9;

function editionOf({ id, title, text }: Letter): ArchivedEdition {
  const reading = Array.from({ length: LINKS_A_LETTER }, (_, place) => {
    // Five years later the first is recommended again.
    const host = place === 0 ? `${Number(id.slice(0, 4)) % 5}${id.slice(4)}` : id;
    const sources = [{ title: `Page ${place}`, url: `https://${host}.example/${place}` }];
    return archivedLink('', '', { id: null, sources, commentHtml: `<p>${text} Read it.</p>` }).link;
  });
  return {
    id,
    digest: `${id} ${title} ${text}`,
    slug: id,
    address: `/issues/${id}/`,
    title,
    date: `${id}-02`,
    number: null,
    description: '',
    draft: false,
    tags: [],
    html: `<p>${text}</p>`,
    feedHtml: '',
    markdown: '',
    contents: [],
    words: 0,
    excerpt: '',
    counts: { writing: 0, building: 0, reading: 0 },
    writing: [],
    building: [],
    reading,
    assets: [],
  };
}

function archiveOf(all: readonly Letter[]) {
  const editions = all.map(editionOf).toReversed();
  return { editions, links: archivedLinks(editions) };
}

function clean(all: readonly Letter[]): ReadonlyMap<string, string> {
  const files = [...searchFiles(archiveOf(all), 'en')];
  return new Map(
    files.map(({ address, text }) => [address.slice(1), Buffer.from(text).toString('latin1')]),
  );
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => {
        const text = await readFile(path, 'latin1');
        return [path.slice(folder.length + 1), text] as const;
      }),
    ),
  );
}

async function folders() {
  const scratch = await scratchNewsletter({});
  const cacheDir = join(scratch.root, 'cache');
  let builds = 0;
  return {
    cacheDir: join(cacheDir, 'search'),
    async written(all: readonly Letter[]): Promise<ReadonlyMap<string, string>> {
      builds += 1;
      const outDir = join(scratch.root, `out-${builds}`);
      writeSearchFiles({ outDir, cacheDir }, archiveOf(all), 'en');
      return filesIn(outDir);
    },
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

const sorted = (files: ReadonlyMap<string, string>) => [...files].toSorted();

const changes: readonly (readonly [string, (all: readonly Letter[]) => readonly Letter[]])[] = [
  ['nothing', (all) => all],
  ['a text', (all) => all.with(50, { id: '1994-03', title: 'Letter 50', text: 'New.' })],
  ['a title, which links of another group show', (all) => all.with(125, { id: '2000-06', title: 'Other', text: '' })],
  ['one that is gone', (all) => all.toSpliced(20, 1)],
  ['a new one', (all) => [...all, { id: '2020-01', title: 'Newest', text: 'Sails and knots.' }]],
  ['all but a few', (all) => all.slice(0, 3)],
]; // prettier-ignore

test('after every change the files are those of a clean build', async () => {
  await using at = await folders();
  let all = letters;
  await at.written(all);
  for (const [what, change] of changes) {
    all = change(all);
    expect(sorted(await at.written(all)), what).toEqual(sorted(clean(all)));
  }
  // Of what is gone nothing is kept.
  expect([...(await filesIn(at.cacheDir)).keys()]).toHaveLength(2);
});

test('only the groups of what has changed are made anew', async () => {
  await using at = await folders();
  await at.written(letters);
  const before = [...(await filesIn(at.cacheDir)).keys()];
  await at.written(letters.with(5, { id: '1990-06', title: 'Letter 5', text: 'Tides.' }));
  const after = new Set((await filesIn(at.cacheDir)).keys());
  expect(before.length).toBe(6);
  expect(before.filter((name) => !after.has(name))).toHaveLength(2);
});

test('a damaged group is made anew', async () => {
  await using at = await folders();
  await at.written(letters);
  for (const damage of [
    (text: string) => text.replace('knots', 'leaks'),
    (text: string) => text.slice(0, -20),
    () => '',
  ]) {
    for (const [name, text] of await filesIn(at.cacheDir)) {
      await writeFile(join(at.cacheDir, name), damage(text), 'latin1');
    }
    expect(sorted(await at.written(letters))).toEqual(sorted(clean(letters)));
  }
});
