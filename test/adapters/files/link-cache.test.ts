import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FEWEST_LINKS_CACHED } from '../../../src/adapters/files/link-cache.ts';
import { takeSnapshot } from '../../../src/adapters/files/snapshot.ts';
import { checkAll } from '../../../src/adapters/files/check-content.ts';
import { parseLink } from '../../../src/core/link/parse-link.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';

const config = `export default {
  title: 'Salt & Cable',
  description: 'A monthly letter on ropes and what they hold.',
  url: 'https://salt.example',
  author: { name: 'Ines Okafor' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
};
`;
const path = (number: number): string => `links/2023/2023-05-02-link-${number}.md`;
const link = (number: number, comment: string, published = '2023-05-01'): string =>
  `---\ntitle: Link ${number}\nurl: https://rope.example/${number}\nauthor: { name: Jo, url: 'https://jo.example/' }\nadded: 2023-05-02\npublished: ${published}\n---\n${comment}\n`;
const comments = [
  '',
  'Plain.',
  'With *stress* and `code`.[^1]\n\n[^1]: A note.',
  '- [x] done\n\n> [!TIP]\n> A tip for ::name[friend].',
];
const files = Object.fromEntries(
  Array.from({ length: FEWEST_LINKS_CACHED }, (_, number) => [
    path(number),
    link(number, comments[number % comments.length] ?? ''),
  ]),
);

async function look(root: string, today = '2024-01-01') {
  const snapshot = await takeSnapshot({ root, today: () => today });
  if (!snapshot.ok) throw new Error('The config is sound.');
  const found = await checkAll(snapshot.value);
  return { snapshot: snapshot.value, found: found.filter(({ id }) => id !== 'issue/none') };
}

test('what was kept is what is read, and whatever changes is seen', async () => {
  await using newsletter = await scratchNewsletter({ 'newsletter.config.ts': config, ...files });
  const { root } = newsletter;
  const cache = join(root, '.roundup/links-cache.json');

  const cold = await look(root);
  // The last kind of comment holds what JSON does not, and is parsed every time.
  const kept: { links: Record<string, unknown> } = JSON.parse(await readFile(cache, 'utf8'));
  expect(Object.keys(kept.links)).toHaveLength(FEWEST_LINKS_CACHED * 0.75);
  const before = await stat(cache);
  const warm = await look(root);
  expect((await stat(cache)).mtimeMs).toBe(before.mtimeMs);
  for (const id of cold.snapshot.links.ids) {
    const text = files[path(Number(id.split('-').at(-1)))] ?? '';
    const fresh = parseLink(
      { path: path(Number(id.split('-').at(-1))), text },
      { today: '2024-01-01', issueAddresses: new Map(), language: 'en' },
    );
    expect(warm.snapshot.links.get(id)).toEqual(fresh);
  }

  // As long, and as old, as it was.
  const { atime, mtime } = await stat(join(root, path(5)));
  await writeFile(join(root, path(5)), link(6, 'Plain.'));
  await utimes(join(root, path(5)), atime, mtime);
  expect((await look(root)).found).toMatchObject([{ id: 'link/duplicate-address' }]);
  await writeFile(join(root, path(5)), link(5, '[Nowhere](/issues/2020-01/)'));
  const broken = (await look(root)).found;
  expect(broken.map(({ file }) => file)).toEqual([path(5)]);
  expect((await look(root)).found).toEqual(broken);
  await writeFile(join(root, path(5)), link(5, 'Plain.'));
  expect((await look(root)).found).toEqual([]);

  // The clock may have been wrong when it was kept.
  expect((await look(root, '2023-04-01')).found.length).toBeGreaterThanOrEqual(FEWEST_LINKS_CACHED);

  await rm(join(root, path(7)));
  expect((await look(root)).snapshot.links.ids).toHaveLength(FEWEST_LINKS_CACHED - 1);
});

test('a cache that cannot be read, or is another version’s, is made again', async () => {
  await using newsletter = await scratchNewsletter({ 'newsletter.config.ts': config, ...files });
  const { root } = newsletter;
  const cache = join(root, '.roundup/links-cache.json');
  await look(root);
  const sound = await readFile(cache, 'utf8');
  const other = sound.replace(/"by":"[^"]+"/, '"by":"0"').replaceAll('Link', 'Lynx');
  for (const content of ['{', other]) {
    await writeFile(cache, content);
    const { snapshot, found } = await look(root);
    expect(found).toEqual([]);
    const first = snapshot.links.get('2023-05-02-link-1');
    expect(first?.ok === true && first.value.entry.sources[0].title).toBe('Link 1');
    expect(await readFile(cache, 'utf8')).toBe(sound);
  }
});

test('a small newsletter has no cache', async () => {
  const few = Object.fromEntries(Object.entries(files).slice(1));
  await using newsletter = await scratchNewsletter({ 'newsletter.config.ts': config, ...few });
  await look(newsletter.root);
  await expect(stat(join(newsletter.root, '.roundup'))).rejects.toThrow('ENOENT');
});
