/** Building the archive: what fails leaves nothing behind, and what is kept is never stale. */
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { loadArchive } from '../../src/adapters/files/load-archive.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const config = `export default {
  title: 'Salt & Cable',
  description: 'A monthly letter on ropes and what they hold.',
  url: 'https://salt.example',
  author: { name: 'Ines Okafor' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
};
`;
const issue = (month: string, text: string) => `---
title: Letter of ${month}
date: ${month}-02
description: A letter that is long enough to be described.
tags: [rope]
reading:
  - { title: "On splices", url: "https://cable.example/${month}", tags: [rope], comment: "Read it." }
---
${text}

::reading
`;
const files = {
  'newsletter.config.ts': config,
  'issues/2023-07.md': issue('2023-07', 'July.'),
  'issues/2023-08.md': issue('2023-08', 'August.'),
  'issues/2023-09.md': issue('2023-09', '![A map.](2023-09/map.svg)'),
  'issues/2023-09/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'public/robots-note.txt': 'As it is.\n',
};

test('a build from kept pages equals a clean one, after an edit, a deletion and a new issue', async () => {
  await using letter = await scratchNewsletter(files);
  const { root } = letter;
  const kept = join(root, 'dist');
  const clean = join(root, 'clean');
  await createAstroSite({ root }).build({ outDir: kept });
  expect(await readFile(join(kept, 'issues/2023-09/map.svg'), 'utf8')).toContain('<svg');
  expect(await readFile(join(kept, 'robots-note.txt'), 'utf8')).toBe('As it is.\n');
  await writeFile(join(root, 'issues/2023-08.md'), issue('2023-08', 'August, *edited*.'));
  await rm(join(root, 'issues/2023-07.md'));
  await writeFile(join(root, 'issues/2023-10.md'), issue('2023-10', 'October.'));
  await createAstroSite({ root }).build({ outDir: kept });
  await createAstroSite({ root, cacheDir: join(root, '.roundup/other') }).build({ outDir: clean });
  const contents = await contentsOf(kept);
  expect(contents).toEqual(await contentsOf(clean));
  expect([...contents.keys()]).not.toContain('issues/2023-07/index.html');
  expect(contents.get('issues/2023-08/index.html')).toContain('August, <em>edited</em>.');
});

test('a corrected page says so at its date and at its end, and no other page does', async () => {
  const corrected = files['issues/2023-08.md'].replace(
    'tags:',
    "corrections:\n  - { date: 2023-08-09, note: 'Two <days>, not three.' }\n  - { date: 2023-08-05, note: 'A name.' }\ntags:",
  );
  await using letter = await scratchNewsletter({ ...files, 'issues/2023-08.md': corrected });
  const outDir = join(letter.root, 'dist');
  await createAstroSite({ root: letter.root }).build({ outDir });
  const contents = await contentsOf(outDir);
  const page = contents.get('issues/2023-08/index.html') ?? '';
  expect(page).toContain(
    '<a href="#issue.corrections">corrected on <time class="dt-updated" datetime="2023-08-09">9 August 2023</time></a>',
  );
  const list = /<section class="corrections" id="issue.corrections"[\s\S]*?<\/section>/.exec(page);
  expect(
    list?.[0]
      .replace(/<[^>]*>|\s+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ).toBe(
    'Corrected on 5 August 2023 : A name. Corrected on 9 August 2023 : Two &lt;days&gt;, not three.',
  );
  expect(page).toContain('<meta property="article:modified_time" content="2023-08-09">');
  expect(contents.get('sitemap.xml')).toContain('2023-08/</loc><lastmod>2023-08-09<');
  expect(contents.get('issues/2023-07/index.html')).not.toMatch(/correct/i);
});

test('broken content fails the build with its place, and the archive of before stays', async () => {
  await using letter = await scratchNewsletter({ ...files, 'dist/index.html': 'before' });
  const { root } = letter;
  await writeFile(join(root, 'issues/2023-08.md'), '---\ntitle: No date\n---\nText.\n');
  const building = createAstroSite({ root }).build({ outDir: join(root, 'dist') });
  await expect(building).rejects.toMatchObject({
    id: 'content-broken',
    kind: 'content',
    message: expect.stringContaining('issues/2023-08.md:'),
  });
  await expectUntouched(root);
});

test('a page that fails ends the build, and nothing half made is left', async () => {
  await using letter = await scratchNewsletter({ ...files, 'dist/index.html': 'before' });
  const { root } = letter;
  const loaded = await loadArchive({ root, today: () => '2024-01-01' });
  if (!loaded.ok) throw new Error('The content is sound.');
  const [first, ...others] = loaded.value.editions;
  if (first === undefined) throw new Error('There are issues.');
  const broken = {
    ...first,
    get contents(): never {
      throw new Error('This page cannot be made.');
    },
  };
  const load = async () => ({ ...loaded.value, editions: [...others, broken] });
  const building = createAstroSite({ root, load }).build({ outDir: join(root, 'dist') });
  await expect(building).rejects.toThrow('This page cannot be made.');
  await expectUntouched(root);
});

async function expectUntouched(root: string): Promise<void> {
  expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toBe('before');
  expect(await readdir(join(root, 'dist'))).toEqual(['index.html']);
  expect(existsSync(join(root, '.astro'))).toBe(false);
  const left = await readdir(resolve('.roundup')).catch(() => []);
  expect(left.filter((name) => name.startsWith(`archive-${process.pid}-`))).toEqual([]);
}

async function contentsOf(folder: string): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const file of (await readdir(folder, { recursive: true })).toSorted()) {
    const path = join(folder, file);
    if ((await stat(path)).isFile()) contents.set(file, await readFile(path, 'utf8'));
  }
  return contents;
}
