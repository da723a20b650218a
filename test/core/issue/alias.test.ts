import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aliasKey, isAlias, whyTaken } from '../../../src/core/issue/alias.ts';

test.each([
  '/p/old-name',
  '/2023/11/issue.html',
  '/issues/old/',
  '/ü/%C3%A4',
  '/a.php',
  '/p/100%25',
])('%s can be a former address', (text) => expect(isAlias(text)).toBe(true));

test.each([
  '',
  '/',
  'p/x',
  '//evil.example',
  '/a//b',
  '/../x',
  '/a/./b',
  '/a/%2e%2e/b',
  '/a\\b',
  '/a b',
  '/a?b',
  '/a#b',
  '/a%20b',
  '/a%3Fb',
  '/a%',
  '/a"b',
  '/a;b',
  '/$x',
  '/*',
  '/:x',
  '/a%0Ab',
  `/${'a'.repeat(200)}`,
])('%j can not', (text) => expect(isAlias(text)).toBe(false));

test('all spellings of an address are one', () => {
  expect(aliasKey('/%C3%BC/x/')).toBe(aliasKey('/ü/x'));
  expect(aliasKey('/u\u0308/x')).toBe(aliasKey('/ü/x'));
});

test('nothing that has an address of its own leads on', () => {
  const slugs = new Set(['2023-10']);
  const taken = ['/issues/', '/issues/2023-10', '/issues/2023-10/x', '/links/', '/u/x', '/rss.xml'];
  for (const alias of taken) expect(whyTaken(alias, slugs), alias).toBeDefined();
  for (const alias of ['/issues/old/', '/p/links', '/rss']) {
    expect(whyTaken(alias, slugs), alias).toBeUndefined();
  }
});

test('no former address gets out of the archive’s folder', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.string(), (path, text) => {
      for (const alias of [path, `/${text}`, `/a/${text}`].filter(isAlias)) {
        expect(aliasKey(alias)).toMatch(/^\/(?!\/)/);
        expect(`${aliasKey(alias)}/`).not.toMatch(/\/\.{1,2}\/|\\|\p{Cc}/u);
      }
    }),
  );
});
