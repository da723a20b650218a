/** Every way in which a page says where it takes webmentions, in the shapes that webmention.rocks tests. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEndpoint } from '../../../src/core/webmention/find-endpoint.ts';

const url = 'https://target.example.com/notes/7?lang=en#here';
const at = (path: string): string => new URL(path, url).href;
const find = (page: { readonly header?: string; readonly html?: string }) =>
  findEndpoint({ url, linkHeader: page.header, html: page.html ?? '' });

test.each([
  ['a relative address', '</wm>; rel=webmention', '/wm'],
  ['a whole address', '<https://target.example.com/wm>; rel=webmention', '/wm'],
  ['a rel in quotes', '</wm>; rel="webmention"', '/wm'],
  ['a rel of several words', '</wm>; rel="webmention somethingelse"', '/wm'],
  ['a rel in capitals', '</wm>; REL="WebMention"', '/wm'],
  ['other parameters before it', '</wm>; title="a; rel=x, <b>"; rel=webmention', '/wm'],
  ['several headers', '</other>; rel=other, </wm>; rel=webmention', '/wm'],
  ['several in one, others after it', '</wm>; rel=webmention, </other>; rel=other', '/wm'],
  ['a comma in the address', '</a,b?c;d>; rel=webmention', '/a,b?c;d'],
  ['no spaces', '</other>;rel=other,</wm>;rel=webmention', '/wm'],
  ['an empty address', '<>; rel=webmention', url.replace('#here', '')],
])('header: %s', (_what, header, expected) => {
  expect(find({ header })).toBe(at(expected));
});

test.each([
  ['<link> with a relative address', '<link rel="webmention" href="/wm">', '/wm'],
  ['<link> with a whole address', `<link rel=webmention href=${at('/wm')}>`, '/wm'],
  ['<a> with a relative address', '<p><a rel="webmention" href="wm">x</a>', '/notes/wm'],
  ['<a> with a whole address', `<a href='${at('/wm')}' rel='webmention'>x</a>`, '/wm'],
  ['a rel of several words', '<link rel="a webmention\nb" href="/wm">', '/wm'],
  ['a rel in capitals', '<LINK REL="WEBMENTION" HREF="/wm">', '/wm'],
  ['an empty address', '<link rel="webmention" href="">', url.replace('#here', '')],
  [
    'a query that stays',
    '<link rel="webmention" href="/wm?query=yes&amp;a=b">',
    '/wm?query=yes&a=b',
  ],
  ['<a> before <link>', '<a rel=webmention href=/a></a><link rel=webmention href=/b>', '/a'],
  ['<link> before <a>', '<link rel=webmention href=/b><a rel=webmention href=/a></a>', '/b'],
  ['<link> without an address first', '<link rel=webmention><a rel=webmention href=/a></a>', '/a'],
  ['a comment first', '<!-- <a rel=webmention href=/no> --><a rel=webmention href=/a></a>', '/a'],
  [
    'escaped HTML first',
    '<p>&lt;a rel=webmention href=/no&gt;</p><a rel=webmention href=/a>',
    '/a',
  ],
  [
    'a script first',
    '<script>"<a rel=webmention href=/no>"</script><a rel=webmention href=/a>',
    '/a',
  ],
  ['another rel first', '<a rel=not-webmention href=/no></a><a rel=webmention href=/a>', '/a'],
  ['no head nor body', 'words <a rel=webmention href=/a', undefined],
  [
    'an address of another host',
    '<link rel=webmention href="//hub.example.com/wm">',
    '//hub.example.com/wm',
  ],
])('page: %s', (_what, html, expected) => {
  expect(find({ html })).toBe(expected === undefined ? undefined : at(expected));
});

test('the header counts before the page', () => {
  const html = '<link rel=webmention href=/page>';
  expect(find({ header: '</header>; rel=webmention', html })).toBe(at('/header'));
  expect(find({ header: '</header>; rel="not-webmention"', html })).toBe(at('/page'));
});

test.each(['javascript:alert(1)', 'mailto:a@example.com', 'http://[', 'file:///etc/passwd'])(
  'the endpoint %s is none',
  (address) => {
    expect(find({ html: `<link rel=webmention href="${address}">` })).toBeUndefined();
    expect(find({ header: `<${address}>; rel=webmention` })).toBeUndefined();
  },
);

test('whatever a page says, it costs next to nothing', () => {
  const began = performance.now();
  for (const header of ['<'.repeat(32_000), '<a>;'.repeat(8_000), `<a>;x${' '.repeat(32_000)}`]) {
    expect(find({ header })).toBeUndefined();
  }
  expect(performance.now() - began).toBeLessThan(1_000);
  fc.assert(
    fc.property(fc.string(), fc.string(), (header, html) => {
      const found = find({ header, html });
      expect(found === undefined || /^https?:/.test(found)).toBe(true);
    }),
  );
});
