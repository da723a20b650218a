import { rehype } from 'rehype';
import { expect, test } from 'vitest';
import { en } from '../../../../src/core/texts/en.ts';
import {
  linksFiles,
  MOST_LINKS_A_PART,
  writeLinksFile,
} from '../../../../src/core/edition/links-json/links-files.ts';
import { listedEntry } from '../../../../src/core/edition/links-json/listed-entry.ts';
import type { LinksFile } from '../../../../src/core/edition/links-json/listed-link.ts';
import { archiveEntry } from '../../../../src/core/edition/web/archive-entry.ts';
import { citationOf } from '../../../../src/core/edition/web/citation.ts';
import { commentTree } from '../../../../src/core/edition/web/comment.ts';
import { stringify } from '../../../../src/core/edition/web/stringify.ts';
import { parseMarkdown } from '../../../../src/core/markdown/parse-markdown.ts';
import { archivedLink } from '../../../fakes/archived-link.ts';

const comments = [
  'Plain, and no more.',
  'Salt < pepper & “vinegar”.',
  'Two\\\nlines, `code`, *stress* and [a page](https://one.example/?a=1&b=2).\n\nAnother.',
  '```go\nfunc main() { fmt.Println("<hi>") }\n```',
  '- [x] done\n- [ ] open\n\n| a | b |\n| - | -: |\n| 1 | 2 |',
  'With a note.[^1]\n\n[^1]: The note, with `code`.',
  '> [!WARNING]\n> Mind the gap.\n\nA line that runs from right to left: שלום.',
];
const issues = ['2023-08', '2023-10'].map((id) => ({
  id,
  title: `Letter <${id}>`,
  address: `/issues/${id}/`,
}));

test.each(comments)('an entry made of the file is the entry of the page: %j', async (comment) => {
  const origin = { kind: 'file', file: 'links/x.md' } as const;
  const tree = await commentTree(parseMarkdown(comment, { language: 'en', origin }), {
    prefix: 'x',
    language: 'en',
  });
  const [first, second] = issues;
  if (first === undefined || second === undefined) throw new Error('There are two.');
  const archived = archivedLink(
    '2023-10-04-ropes-9f2c11ab',
    '2023-10-04',
    {
      sources: [
        { title: 'Ropes & <knots>', url: 'https://rope.example/?a=1&b=2' },
        { title: 'More', url: 'https://knot.example/' },
      ],
      authors: [{ name: 'Ines Okafor' }, { name: 'Jo', url: 'https://jo.example/' }],
      published: '2023-09-30',
      kind: 'talk',
      minutes: 12,
      tags: ['rope', 'sea'],
      via: { name: 'Deck', url: undefined },
      archived: 'https://web.archive.org/web/2023/https://rope.example/',
      sponsor: true,
      commentHtml: stringify(tree.children),
    },
    [first, second],
  );
  const file = reread(linksFiles([archived], 'en').newest);
  const [listed] = file.links;
  if (listed === undefined) throw new Error('There is one link.');
  const { link, usedIn } = archived;
  const page = archiveEntry(citationOf(link), {
    language: 'en',
    words: en.citation,
    usedIn,
  });
  expect(canonical(stringify([listedEntry(listed, file, en.citation)]))).toBe(
    canonical(stringify([page])),
  );
});

test('what a link does not have takes no room', () => {
  const text = writeLinksFile(linksFiles([archivedLink('a', '2023-10-01')], 'en').newest);
  expect(text).toMatchInlineSnapshot(`
    "{"version":1,"count":1,"language":"en","issues":[{"id":"2023-10","title":"Deep water","address":"/issues/2023-10/"}],"older":[],"links":[
    {"title":"a","url":"https://example.com/a","added":"2023-10-01","issues":[0]}
    ]}
    "
  `);
});

test('an archive without links has a file, too', () => {
  expect(JSON.parse(writeLinksFile(linksFiles([], 'en').newest))).toEqual({
    version: 1,
    count: 0,
    language: 'en',
    issues: [],
    older: [],
    links: [],
  });
});

test('10,000 links stand in one file; of more, the oldest in files that never change', () => {
  const links = Array.from({ length: 3 * MOST_LINKS_A_PART + 1 }, (_, index) =>
    archivedLink(`l${index}`, day(index)),
  ).toReversed();
  const oldest = (count: number) => linksFiles(links.slice(-count), 'en');
  expect(oldest(2 * MOST_LINKS_A_PART).older).toEqual([]);
  const { newest, older } = oldest(2 * MOST_LINKS_A_PART + 1);
  expect(newest.links).toHaveLength(MOST_LINKS_A_PART + 1);
  expect(newest.older).toEqual([
    { address: '/links/older-1.json', count: MOST_LINKS_A_PART, from: day(0), to: day(4999) },
  ]);
  const later = linksFiles(links, 'en');
  expect(later.older.map(({ address }) => address)).toEqual([
    '/links/older-2.json',
    '/links/older-1.json',
  ]);
  expect(later.older[1]?.file().links).toEqual(older[0]?.file().links);
  const all = [later.newest, ...later.older.map(({ file }) => file())].flatMap(
    (file) => file.links,
  );
  expect(all.map(({ title }) => title)).toEqual(links.map(({ link }) => link.id));
});

test('long comments make more files, not larger ones', () => {
  const commentHtml = `<p>${'word '.repeat(100_000)}</p>`;
  const links = Array.from({ length: 30 }, (_, index) =>
    archivedLink(`l${index}`, day(index), { commentHtml }),
  ).toReversed();
  const { newest, older } = linksFiles(links, 'en');
  for (const file of [newest, ...older.map((each) => each.file())]) {
    expect(writeLinksFile(file).length).toBeLessThan(3_600_000);
  }
});

function day(index: number): string {
  return new Date(Date.UTC(1990, 0, 1 + Math.floor(index / 2))).toISOString().slice(0, 10);
}

function reread(file: LinksFile): LinksFile {
  return JSON.parse(writeLinksFile(file));
}

/** Attributes in one order, and no breaks between blocks. */
function canonical(html: string): string {
  const tree = rehype().data('settings', { fragment: true }).parse(html);
  const sorted = (node: { properties?: object; children?: unknown[] }): void => {
    if (node.properties !== undefined) {
      node.properties = Object.fromEntries(
        Object.entries(node.properties).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      );
    }
    for (const child of node.children ?? []) if (typeof child === 'object' && child) sorted(child);
  };
  sorted(tree);
  return rehype()
    .stringify(tree)
    .replace(/\n(?=<)/g, '');
}
