/** Pages in every character set that browsers read, declared in every place where they look. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePage } from '../../../src/core/web/decode-page.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const fixture = readFileSync(new URL('../../fixtures/links/html/shift-jis.html', import.meta.url));

test('Shift_JIS declared by http-equiv', () => {
  expect(decodePage(fixture, 'text/html')).toContain('<title>日本語のタイトル</title>');
});

test.each([
  ['header', 'text/html; charset=iso-8859-2', '\xb1', 'ą'],
  ['header in quotes', 'text/html; charset="KOI8-R"', '\xc1', 'а'],
  ['header with spaces and capitals', 'Text/HTML;CHARSET = Windows-1251', '\xe0', 'а'],
  ['meta charset', 'text/html', '<meta charset=euc-kr>\xb0\xa1', '가'],
  ['meta charset in quotes', undefined, '<META  CharSet = "gb18030" >\xb0\xa1', '啊'],
  ['meta with a slash', undefined, "<meta charset='big5'/>\xa4\xa4", '中'],
  [
    'http-equiv',
    undefined,
    `<meta http-equiv=content-type content="text/html; charset=euc-jp">\xa4\xa2`,
    'あ',
  ],
  ['XML', 'application/xhtml+xml', '<?xml version="1.0" encoding="iso-8859-7"?>\xe1', 'α'],
  ['label of another name', 'text/html; charset=latin1', '\x93x\x94 \x80', '“x” €'],
])('%s', (_place, contentType, page, expected) => {
  expect(decodePage(bytes(page), contentType)).toMatch(new RegExp(`${expected}$`));
});

test('the header counts before the page, and a byte order mark before both', () => {
  const page = utf8('<meta charset=shift_jis>é');
  expect(decodePage(page, 'text/html; charset=utf-8')).toContain('é');
  expect(decodePage(utf8('\ufeffé'), 'text/html; charset=iso-8859-1')).toBe('é');
  expect(decodePage(bytes('\xff\xfea\0'), 'text/html; charset=utf-8')).toBe('a');
  expect(decodePage(bytes('\xfe\xff\0a'), undefined)).toBe('a');
});

test('a label nobody knows, or that is unsafe, is none', () => {
  expect(decodePage(utf8('é'), 'text/html; charset=klingon')).toBe('é');
  expect(decodePage(utf8('é'), 'text/html; charset=iso-2022-kr')).toBe('é');
  expect(decodePage(utf8('<meta charset=nonsense><meta charset=utf-8>é'), '')).toContain('é');
});

test('UTF-16 that is declared in ASCII is UTF-8, as in browsers', () => {
  expect(decodePage(utf8('<meta charset="utf-16">é'), undefined)).toContain('é');
});

test('what says nothing is UTF-8 if it can be, else windows-1252', () => {
  expect(decodePage(utf8('naïve – 日'), undefined)).toBe('naïve – 日');
  expect(decodePage(bytes('na\xefve \x96'), 'text/html')).toBe('naïve –');
  expect(decodePage(utf8('naïve 日').subarray(0, -1), undefined)).toBe('naïve ');
});

test('a declaration in a comment, or too late, is none', () => {
  expect(decodePage(utf8('<!-- <meta charset=euc-kr> -->é'), undefined)).toContain('é');
  const late = `${' '.repeat(1100)}<meta charset=euc-kr>é`;
  expect(decodePage(utf8(late), undefined)).toContain('é');
});

test('nothing makes it throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 2000 }),
      fc.oneof(
        fc.constant(undefined),
        fc.string(),
        fc.string().map((end) => `a;charset=${end}`),
      ),
      (body, contentType) => typeof decodePage(body, contentType) === 'string',
    ),
  );
});
