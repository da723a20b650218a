import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../src/core/markdown/parse-markdown.ts';
import { toHast } from '../../../../src/core/markdown/to-hast.ts';
import { linkHeadings } from '../../../../src/core/edition/web/heading-links.ts';
import { setHeadings } from '../../../../src/core/edition/web/headings.ts';
import { stringify } from '../../../../src/core/edition/web/stringify.ts';

function linked(markdown: string): string {
  const tree = toHast(parseMarkdown(markdown), 'en');
  setHeadings(tree);
  linkHeadings(tree);
  return stringify(tree.children);
}

test('a heading leads to itself, whatever stands in it', () => {
  expect(linked('## The *same* `files`')).toBe(
    '<h2 id="the-same-files"><a class="anchor" href="#the-same-files">The <em>same</em> <code>files</code></a></h2>',
  );
});

test('one that leads elsewhere, or is too deep to be sought, does not', () => {
  expect(linked('## [Tide](https://tide.example)')).not.toContain('anchor');
  expect(linked('##### Deep')).not.toContain('anchor');
});

test('the heading of the notes is for those who listen', () => {
  expect(linked('Text.[^a]\n\n[^a]: Note.')).not.toContain('anchor');
});
