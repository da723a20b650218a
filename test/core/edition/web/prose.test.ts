/** How much there is to read, in scripts with spaces and without. */
import fc from 'fast-check';
import { rehype } from 'rehype';
import { expect, test } from 'vitest';
import { countWords } from '../../../../src/core/edition/web/prose.ts';

const parser = rehype().data('settings', { fragment: true });
const wordsIn = (html: string) => countWords(parser.parse(html));

test.each([
  ['<p>Four words, and a-half: don’t.</p>', 5],
  ['<p>One</p><pre><code>not counted</code></pre><p>– two –</p>', 2],
  ['<p>コンテナは箱です</p>', 4],
  ['<p>容器</p><p>Linux 容器</p>', 3],
  ['<p>字</p>', 1],
  ['<p></p>', 0],
])('%s has %i', (html, words) => {
  expect(wordsIn(html)).toBe(words);
});

test('a page of Japanese takes about as long to read as one of English', () => {
  expect(wordsIn(`<p>${'毎月の手紙'.repeat(100)}</p>`)).toBe(250);
});

test('words in plain Latin letters are counted as those among others are', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aZ09 \n’'-–—“.,&;/_$") }), (text) => {
      const counted = (value: string) =>
        countWords({ type: 'root', children: [{ type: 'text', value }] });
      expect(counted(text)).toBe(counted(`${text} ω`) - 1);
    }),
  );
});
