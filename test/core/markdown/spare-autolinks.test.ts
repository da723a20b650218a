/** Leaving the search out changes nothing, whatever stands in a text. */
import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { expect, test } from 'vitest';
import { spareAutolinks } from '../../../src/core/markdown/spare-autolinks.ts';

const usual = remark().use(remarkGfm).freeze();
const sparing = remark().use(remarkGfm).freeze();
spareAutolinks(sparing.data('fromMarkdownExtensions') ?? []);

const pieces = [
  'word',
  ' ',
  '\n',
  '*',
  '[a](',
  ')',
  '<',
  '>',
  '.',
  '/',
  '&',
  ':',
  '_',
  '`',
  'http',
  'https://',
  'HTTP://',
  'www.',
  'WWW.',
  'example.org',
  '@',
  'a@b.example',
  'mailto:',
  'xmpp:',
  '&#64;',
  '\\@',
];

test('the tree is the same with it and without it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      expect(sparing.parse(text)).toEqual(usual.parse(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'See www.example.org.',
  'Ask ann@example.org',
  'At https://example.org/a_b',
  'xmpp:a@b.example',
])('an address becomes a link: %s', (text) => {
  expect(JSON.stringify(sparing.parse(text))).toContain('"type":"link"');
});
