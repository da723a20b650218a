/** Pages hold no words of their own: all that readers see is in the catalogues of src/core/texts. */
import { expect, test } from 'vitest';
import { readSources } from '../source-tree.ts';
import { literalTexts } from './literal-texts.ts';

/** Names that are the same in every language. */
const NAMES = new Set(['RSS', 'Atom', 'JSON', 'Markdown', 'Content-Security-Policy', 'light dark']);

const pages = readSources('src/site', ['.astro']);

test('there are pages to look at', () => {
  expect(pages.length).toBeGreaterThan(25);
});

test.each(pages)('$path', ({ text }) => {
  expect(literalTexts(text).filter((literal) => !NAMES.has(literal))).toEqual([]);
});

test.each([
  ['<p>Read more</p>', ['Read more']],
  ['<p>\n  {count} links\n</p>', ['links']],
  ['{all.map((each) => (\n <li>and {each}</li>\n))}', ['and']],
  ['{a < b && <p class="x">Hello</p>}', ['Hello']],
  ['<nav aria-label="Archive"></nav>', ['Archive']],
  ['<input placeholder="you@example.com" />', ['you@example.com']],
  ['<Page title="Links" address="/links/" />', ['Links']],
  ["<h3>{tag ?? 'Other links'}</h3>", ['Other links']],
  ['<p>{`${count} so far`}</p>', ['so far']],
  ["---\nimport X from 'Some Where';\nconst title = 'Authors';\n---\n<X />", ['Authors']],
  ['---\n// A comment.\nconst a = `Links of ${year}`;\n---\n<X />', ['Links of']],
  ['<p set:text={texts.site.links} class="lead" /> · – 404 {a > b ? c : d}', []],
])('a control: %j', (text, literals) => {
  expect(literalTexts(text)).toEqual(literals);
});
