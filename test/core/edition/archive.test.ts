import { expect, test } from 'vitest';
import { archivedLinks } from '../../../src/core/edition/archive.ts';
import type { WebEdition } from '../../../src/core/edition/web-edition.ts';
import { archivedLink } from '../../fakes/archived-link.ts';

const edition = (id: string, urls: readonly string[]): WebEdition => ({
  id,
  slug: id,
  address: `/issues/${id}/`,
  title: `Letter of ${id}`,
  date: `${id}-02`,
  number: null,
  description: '',
  draft: false,
  tags: [],
  html: '',
  feedHtml: '',
  markdown: '',
  contents: [],
  words: 0,
  excerpt: '',
  counts: { writing: 0, building: 0, reading: urls.length },
  writing: [],
  building: [],
  reading: urls.map(
    (url) => archivedLink('', '', { id: null, sources: [{ title: `${id} ${url}`, url }] }).link,
  ),
  assets: [],
});

test('a repeated link stands once, where it was first, and names every issue that used it', () => {
  const links = archivedLinks([
    edition('2023-10', ['https://www.rope.example/knots/?utm_source=letter']),
    edition('2023-09', ['https://other.example/']),
    edition('2023-08', ['http://rope.example/knots', 'https://rope.example/knots/']),
  ]);
  expect(links.map(({ link, added, usedIn }) => [link.sources[0]?.title, added, usedIn])).toEqual([
    [
      '2023-09 https://other.example/',
      '2023-09-02',
      [{ id: '2023-09', title: 'Letter of 2023-09', address: '/issues/2023-09/' }],
    ],
    [
      '2023-08 http://rope.example/knots',
      '2023-08-02',
      ['2023-08', '2023-10'].map((id) => ({
        id,
        title: `Letter of ${id}`,
        address: `/issues/${id}/`,
      })),
    ],
  ]);
});

test('two parts of one page are two links, and its headings are the page', () => {
  const page = 'https://rope.example/thread';
  const links = archivedLinks([
    edition('2023-10', [`${page}#comment-2`, `${page}#knots`, `${page}/`]),
    edition('2023-09', [`${page}#comment-1`, page]),
    edition('2023-08', [`${page}#comment-1`]),
  ]);
  expect(
    links.map(({ link, usedIn }) => [link.sources[0]?.url, usedIn.map(({ id }) => id)]),
  ).toEqual([
    [`${page}#comment-2`, ['2023-10']],
    [page, ['2023-09', '2023-10']],
    [`${page}#comment-1`, ['2023-08', '2023-09']],
  ]);
});
