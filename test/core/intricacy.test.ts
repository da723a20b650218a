import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findIntricacy } from '../../src/core/intricacy.ts';
import { toHast } from '../../src/core/markdown/to-hast.ts';
import { parseMarkdown } from '../../src/core/markdown/parse-markdown.ts';

test.each([
  ['emphasis', `a\n\nb\n\n${'*_'.repeat(50_000)}`, 5],
  ['emphasis in words', '**a* '.repeat(25_000), 1],
  ['emphasis over lines', '*a\n'.repeat(3_000), 1],
  ['a table', `| a | b |\n|--|--|\n${'| x | y |\n'.repeat(16_000)}`, 1],
  [
    'a quotation',
    Array.from({ length: 400 }, (_, depth) => `${'>'.repeat(depth)} a`).join('\n'),
    1,
  ],
  ['HTML', `a\n\n${'<div>\n'.repeat(300)}`, 203],
  ['HTML in a line', 'a <b> '.repeat(25_000), 1],
])('%s beyond what people write is found', (_, text, line) => {
  expect(findIntricacy(text)?.line).toBe(line);
});

test.each([
  ['emphasis', '*a* '.repeat(900)],
  ['a table', `| a | b |\n|--|--|\n${'| x | y |\n'.repeat(1_900)}`],
  ['a deep quotation', `${'> '.repeat(500)}deep`],
  ['breaks', 'a<br>'.repeat(10_000)],
  ['closed elements', 'press <kbd>x</kbd> '.repeat(1_000)],
  ['open elements', '<div>'.repeat(200)],
])('%s within the limits is parsed', (_, text) => {
  expect(findIntricacy(text)).toBeUndefined();
  expect(toHast(parseMarkdown(text), 'en').children.length).toBeGreaterThan(0);
});

test('nothing is too intricate about the sample', () => {
  for (const name of readdirSync('issues').filter((each) => each.endsWith('.md'))) {
    expect(findIntricacy(readFileSync(`issues/${name}`, 'utf8'))).toBeUndefined();
  }
});
