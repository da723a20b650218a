/** The short way to the tree of a plain line gives what the parser gives. */
import fc from 'fast-check';
import { remark } from 'remark';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import { expect, test } from 'vitest';
import { nameSyntax } from '../../../src/core/markdown/name-syntax.ts';
import { plainParagraph } from '../../../src/core/markdown/plain-paragraph.ts';

const parser = remark()
  .data(nameSyntax())
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .freeze();

const sign = fc.constantFrom(...`aZ09éß語 .,;()'"’“”–—?%/-:*_\`[]<>&@#!~|\\+=\n\t\u00a0\u2028`);
const words = fc.constantFrom(
  'www.',
  'Www',
  'http',
  'ftp',
  'a.example',
  'xn--',
  '. ',
  '  ',
  '\n\n',
);
const line = fc.array(fc.oneof({ weight: 6, arbitrary: sign }, words), { maxLength: 24 });

test('whatever is taken for plain is what the parser makes of it', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.nat({ max: 4 }), line, fc.nat({ max: 2 }), (before, parts, after) => {
      const text = `${'\n'.repeat(before)}${parts.join('')}${'\n'.repeat(after)}`;
      const plain = plainParagraph(text);
      if (plain === undefined) return;
      taken += 1;
      expect(plain).toEqual(parser.parse(text));
    }),
    { numRuns: 20_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

test.each([
  'The write-ahead log explained a timeout, and “nobody” was (rightly) surprised.',
  '\n\n\n\nA comment under frontmatter; it ends with a line.\n',
])('a common comment is plain: %j', (text) => {
  expect(plainParagraph(text)).toEqual(parser.parse(text));
});

test.each(['', '- a list', '1. one', 'see www.example.com', 'at 10:30', 'a *word*', 'two\nlines'])(
  'what may mean more is left to the parser: %j',
  (text) => {
    expect(plainParagraph(text)).toBeUndefined();
  },
);
