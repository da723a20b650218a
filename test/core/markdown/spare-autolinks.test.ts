/** Leaving the look at every word out changes nothing, whatever stands in a text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParser } from '../../../src/core/markdown/parse-markdown.ts';
import { sparingAutolinks } from '../../../src/core/markdown/spare-autolinks.ts';

const usual = createParser();
const quick = createParser();
const parse = sparingAutolinks(quick, createParser());

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
  '_a@b.example_',
  '![',
  '[a]: ',
  ':a[',
  '::name[',
  ']',
  '{a=',
  '}',
  '"',
  '|',
  '\n\n',
  '\n|-|-|\n',
  '<a href="',
  '~~',
  '-',
  '+',
];

test('the tree is the same with it and without it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) => {
      const text = parts.join('');
      expect(parse(text)).toEqual(usual.parse(text));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  'See www.example.org.',
  'Ask ann@example.org',
  'At https://example.org/a_b',
  'Or www.example.org/a@b',
])('an address becomes a link: %s', (text) => {
  expect(JSON.stringify(parse(text))).toContain('"type":"link"');
});

test('the quick parser parses what has no bare address', () => {
  const text = 'See [a page](https://example.org/a@b), `a@b`, and more.';
  expect(quick.parse(text)).toEqual(usual.parse(text));
  expect(quick.parse('At www.example.org')).not.toEqual(usual.parse('At www.example.org'));
});
