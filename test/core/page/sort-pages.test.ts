import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOfPage } from '../../../src/core/page/page-name.ts';
import { sortPages } from '../../../src/core/page/sort-pages.ts';

test.each([
  ['pages/about.md', 'markdown', '/about/'],
  ['pages/guide/knots.md', 'markdown', '/guide/knots/'],
  ['pages/guide/index.md', 'markdown', '/guide/'],
  ['pages/uses.astro', 'astro', '/uses/'],
])('%s is a page', (path, kind, address) => {
  expect(nameOfPage(path)).toEqual({ kind, path, address });
});

test.each([
  ['pages/index.md', 'page/reserved'],
  ['pages/404.astro', 'page/reserved'],
  ['pages/issues/extra.md', 'page/reserved'],
  ['pages/u/x.md', 'page/reserved'],
  ['pages/About.md', 'page/bad-name'],
  ['pages/[slug].astro', 'page/bad-name'],
  ['pages/rss.xml.astro', 'page/bad-name'],
  ['pages/_assets/x.md', 'page/bad-name'],
  ['pages/about.mdx', 'page/bad-name'],
  ['pages/about.html', 'page/bad-name'],
])('%s is refused', (path, id) => {
  expect(nameOfPage(path)).toMatchObject({ kind: 'problem', found: { id, file: path } });
});

test('other files lie beside', () => {
  expect(nameOfPage('pages/guide/wave.svg')).toEqual({ kind: 'beside' });
  expect(nameOfPage('pages/guide/data.ts')).toEqual({ kind: 'beside' });
});

test('no two pages have one address, whatever makes it', () => {
  const { pages, beside, diagnostics } = sortPages(
    ['pages/about.astro', 'pages/about.md', 'pages/guide/index.md', 'pages/now.md', 'pages/w.svg'],
    ['public/now/index.html', 'public/index.html', 'public/fonts/a.woff2'],
  );
  expect(pages.map(({ path }) => path)).toEqual(['pages/about.astro', 'pages/guide/index.md']);
  expect(beside).toEqual(['pages/w.svg']);
  expect(diagnostics.map(({ id, file, reason }) => [id, file, reason])).toEqual([
    [
      'page/duplicate-address',
      'pages/about.md',
      '/about/ is the address of pages/about.astro, too.',
    ],
    [
      'page/duplicate-address',
      'pages/now.md',
      '/now/ is the address of public/now/index.html, too.',
    ],
  ]);
});

test('an address holds nothing that a browser or a disk would take for something else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      const named = nameOfPage(`pages/${name}.md`);
      if (named.kind !== 'markdown') return;
      expect(named.address).toMatch(/^(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+\/$/);
    }),
  );
});
