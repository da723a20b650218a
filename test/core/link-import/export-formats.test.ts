/** Exports of other tools: each is known by its content, and all that stands in it is read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleFromAddress } from '../../../src/core/capture/title-from-address.ts';
import { exportFormats, formatOf } from '../../../src/core/link-import/export-formats.ts';
import { fitLink } from '../../../src/core/link-import/fit-link.ts';
import { fitTags } from '../../../src/core/link-import/fit-tags.ts';
import { htmlText } from '../../../src/core/link-import/html-text.ts';

const folder = join(import.meta.dirname, '../../fixtures/links/exports');
const files = {
  'chrome-bookmarks.html': 'bookmarks',
  'firefox-bookmarks.html': 'bookmarks',
  'linkding-export.html': 'bookmarks',
  'shaarli-export.html': 'bookmarks',
  'pocket-export.csv': 'pocket',
  'raindrop-export.csv': 'raindrop',
  'readwise-reader.csv': 'readwise-reader',
  'readwise-highlights.csv': 'readwise',
  'instapaper-export.csv': 'instapaper',
  'pinboard-export.json': 'pinboard',
  'omnivore-metadata.json': 'omnivore',
  'karakeep-export.json': 'karakeep',
  'onetab.txt': 'addresses',
};
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const wishes = {
  status: 'inbox',
  tags: [],
  withPrivate: false,
  folderTags: false,
  today: '2024-11-26',
} as const;

test.each(Object.entries(files))('%s is known as %s, and by no other format', (name, id) => {
  const text = textOf(name);
  expect(exportFormats.filter((format) => format.knows(text)).map((format) => format.id)).toEqual([
    id,
  ]);
});

test('every link of every tool', async () => {
  const all = Object.keys(files).map((name) => {
    const { links = [], broken = [] } = formatOf(textOf(name))?.read(textOf(name)) ?? {};
    const fitted = links.map((link) => {
      const fit = fitLink(link, wishes);
      return `${link.at}: ${JSON.stringify(link.url === undefined ? { ...link, at: undefined } : fit)}`;
    });
    return [`== ${name}`, ...fitted, ...broken.map(({ at, why }) => `${at}: broken, ${why}`)].join(
      '\n',
    );
  });
  await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/link-exports.txt');
});

test('what is broken is told by its line, and the rest is read', () => {
  const pocket = formatOf(textOf('pocket-export.csv'));
  const read = pocket?.read(
    'title,url,time_added,tags,status\na,https://a.example\n"b\nb",https://b.example,1,,unread\n\nc,https://c.example,1,,unread,more\nd,https://d.example,1,,unread\n',
  );
  expect(read?.links.map(({ at, title }) => [at, title])).toEqual([
    [3, 'b\nb'],
    [7, 'd'],
  ]);
  expect(read?.broken).toEqual([
    { at: 2, why: 'it has 2 cells, and the header 5' },
    { at: 6, why: 'it has 6 cells, and the header 5' },
  ]);
  const pinboard = formatOf(textOf('pinboard-export.json'));
  expect(
    pinboard?.read('[{"href":"https://a.example","description":"A","time":"2021"},{"href":7}]'),
  ).toMatchObject({ links: [{ at: 1 }], broken: [{ at: 2, why: 'its href is of another form' }] });
});

test.each([
  [1_700_000_000, '2023-11-14'],
  [1_700_000_000_000, '2023-11-14'],
  [1_700_000_000_000_000, '2023-11-14'],
  ['2022-11-06 04:33:50+00:00', '2022-11-06'],
  ['2031-01-01T00:00:00Z', wishes.today],
  [12, wishes.today],
  ['yesterday', wishes.today],
  [undefined, wishes.today],
])('%s was %s', (added, day) => {
  const fitted = fitLink({ at: 1, url: 'https://a.example', title: 'A', added }, wishes);
  expect(fitted).toMatchObject({ fields: { added: day } });
});

test('private links and those of feeds are left out, unless they are wanted', () => {
  const link = { at: 1, url: 'https://a.example', title: 'A' };
  expect(fitLink({ ...link, isPrivate: true }, wishes)).toEqual({ leftOut: 'private' });
  expect(fitLink({ ...link, isPrivate: true }, { ...wishes, withPrivate: true })).toHaveProperty(
    'fields',
  );
  expect(fitLink({ ...link, isUnchosen: true }, wishes)).toEqual({ leftOut: 'unchosen' });
  for (const url of [
    'javascript:alert(1)',
    'place:sort=8',
    'https://u:p@a.example',
    'ftp://a.example',
    '',
  ]) {
    expect(fitLink({ ...link, url }, wishes)).toEqual({ leftOut: 'not-a-web-address' });
  }
  expect(fitLink({ ...link, url: `https://a.example/${'x'.repeat(2000)}` }, wishes)).toEqual({
    leftOut: 'too-long',
  });
});

test('a page without a title has the one that “link refresh” takes for missing', () => {
  const fitted = fitLink({ at: 1, url: 'https://a.example/api-gateways', title: '' }, wishes);
  expect(fitted).toMatchObject({
    fields: { title: titleFromAddress('https://a.example/api-gateways') },
  });
});

test('tags are made fit', () => {
  expect(
    fitTags(['Deep Dive', 'C++', 'C#', 'Café', "it's", '日本', ' ', 'deep--dive', 'x'.repeat(60)]),
  ).toEqual({
    tags: ['deep-dive', 'cpp', 'csharp', 'cafe', 'its', 'x'.repeat(40)],
    lost: ['日本'],
  });
});

test.each([
  ['no mark-up &lt;here&gt; &amp; there', 'no mark-up <here> & there'],
  ['<p>One</p><p>Two<br>lines</p>', 'One\n\nTwo\nlines'],
  ['<blockquote>They\nsaid</blockquote>\nI say.', '> They\n> said\n\nI say.'],
  ['<ul><li>a<li>b</ul>', '- a\n- b'],
  [
    '<a href="https://a.example/x(1)">A</a> <a href="javascript:x">B</a>',
    '[A](https://a.example/x%281%29) B',
  ],
  ['<script>alert(1)</script><style>x</style>seen', 'seen'],
])('%j reads %j', (html, text) => {
  expect(htmlText(html)).toBe(text);
});

test('no text makes a reader fail', () => {
  const pieces = [
    '<DT><A HREF="https://a.example" TAGS="a,">',
    '<DD>',
    '<DL><p>',
    '</DL>',
    '<H3>',
    '"',
    ',',
    '\n',
    '[',
    '{',
    'https://a.example | ',
    'x',
  ];
  const any = fc
    .array(fc.constantFrom(...pieces), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(any, (text) => {
      for (const format of exportFormats) {
        if (format.knows(text)) for (const link of format.read(text).links) fitLink(link, wishes);
        else if (format.id === 'bookmarks' || format.id === 'pocket') format.read(text);
      }
    }),
  );
});
