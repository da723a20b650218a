import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';

const set = (text: string, language = 'en') => toString(parseMarkdown(text, { language }));

test.each([
  [`She said "now" and left.`, 'She said “now” and left.'],
  [`"Now," she said.`, '“Now,” she said.'],
  [`It's the server's, isn't it?`, 'It’s the server’s, isn’t it?'],
  [`The servers' logs`, 'The servers’ logs'],
  [`She said 'now'.`, 'She said ‘now’.'],
  [`"A 'quoted' word"`, '“A ‘quoted’ word”'],
  [`"'Nested'"`, '“‘Nested’”'],
  [`Back in the '90s`, 'Back in the ’90s'],
  [`(see "this")`, '(see “this”)'],
  [`a *"b"* c`, 'a “b” c'],
  [`"*b*" c`, '“b” c'],
  ['"`code`" and `"code"`', '“code” and "code"'],
  ["the `x`'s value", 'the x’s value'],
])('%s is printed %s', (typed, printed) => {
  expect(set(typed)).toBe(printed);
});

test('each language has quotes of its own, and an unknown one keeps what was typed', () => {
  expect(set('"Ja", sagt sie.', 'de-AT')).toBe('„Ja“, sagt sie.');
  expect(set('"Ja", säger hon.', 'sv')).toBe('”Ja”, säger hon.');
  expect(set('"Oui", dit-elle.', 'fr')).toBe('"Oui", dit-elle.');
});

test('code, addresses and HTML stay as they are', () => {
  const tree = JSON.stringify(
    parseMarkdown('[a](https://e.com/?q="x") <b title="y">b</b>', { language: 'en' }),
  );
  expect(tree).toContain('q=\\"x\\"');
  expect(tree).toContain('title=\\"y\\"');
  expect(set('    "indented"', 'en')).toBe('"indented"');
});
