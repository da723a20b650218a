/** Links on disk: what others changed meanwhile stays, and issues tell what they show. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createLinkFiles } from '../../../src/adapters/files/link-files.ts';
import { urlKey } from '../../../src/core/link/url-key.ts';
import { scratchFolder } from '../../fakes/scratch-store.ts';

const one = 'links/2023/2023-10-04-one-00000001.md';
const two = 'links/2023-10-05-two.md';
const link = (url: string) => `---\ntitle: A\nurl: ${url}\nadded: 2023-10-04\n---\nSaid.\n`;

async function folder() {
  const root = scratchFolder();
  for (const [path, text] of Object.entries({
    [one]: link('https://a.example/one'),
    [two]: link('https://a.example/two'),
    'links/2023/2023-10-06-bad.md': '---\ntitle: Bad\n---\n',
    'links/notes.txt': 'Not a link.',
    'issues/2023-11.md':
      '---\ntitle: November\ndate: 2023-12-01\ndraft: true\nreading: [2023-10-04-one-00000001]\n---\n',
    'issues/2023-10.md':
      "---\ntitle: October\ndate: 2023-11-01\nreading:\n  - { link: 2023-10-04-one-00000001, comment: Other }\n  - { title: T, url: 'http://www.a.example/two/' }\n  - { sources: [{ title: B, url: 'https://b.example' }, { title: C, url: 'https://c.example' }] }\n---\n",
    'issues/2023-09.md': '---\ntitle: [\n---\n',
  })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, files: createLinkFiles(root) };
}

test('what can be read is there, and what cannot is told of', async () => {
  const { files } = await folder();
  const { records, diagnostics } = await files.all();
  expect(records.map(({ path, comment }) => [path, comment])).toEqual([
    [two, 'Said.'],
    [one, 'Said.'],
  ]);
  expect(diagnostics.map(({ file }) => file)).toContain('links/2023/2023-10-06-bad.md');
});

test('uses are found by file and by page, the oldest issue first, and broken issues do not count', async () => {
  const { files } = await folder();
  const uses = await files.uses((await files.all()).records);
  expect(uses.ofId('2023-10-04-one-00000001')).toEqual([
    { issueId: '2023-10', title: 'October', date: '2023-11-01', isDraft: false },
    { issueId: '2023-11', title: 'November', date: '2023-12-01', isDraft: true },
  ]);
  expect(uses.ofKey(urlKey('https://a.example/two')).map(({ issueId }) => issueId)).toEqual([
    '2023-10',
  ]);
  expect(uses.ofKey(urlKey('https://c.example/'))).toHaveLength(1);
  expect(uses.ofKey(urlKey('https://d.example/'))).toEqual([]);
});

test('a file that was changed or removed meanwhile is neither written over nor made again', async () => {
  const { root, files } = await folder();
  const [record] = (await files.all()).records;
  if (record === undefined) throw new Error('There is one.');
  expect(await files.replace(record, 'new')).toBe(true);
  expect(await readFile(join(root, record.path), 'utf8')).toBe('new');
  expect(await files.replace(record, 'newer')).toBe(false);
  expect(await files.remove(record)).toBe(false);
  expect(await readFile(join(root, record.path), 'utf8')).toBe('new');
  expect(await files.remove({ path: record.path, text: 'new' })).toBe(true);
  expect(await files.replace({ path: record.path, text: 'new' }, 'newer')).toBe(false);
});
