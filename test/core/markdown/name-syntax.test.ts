import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import type { NamePlace } from '../../../src/core/markdown/nodes.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { toHast } from '../../../src/core/markdown/to-hast.ts';

function names(markdown: string): NamePlace[] {
  const found: NamePlace[] = [];
  visit(parseMarkdown(markdown), 'namePlace', (node) => {
    found.push(node);
  });
  return found;
}

test.each([
  ['Hello ::name[friend],', ['friend']],
  ['::name[friend], hello', ['friend']],
  ['::name[friend]', ['friend']],
  ['## For ::name[dear friend]', ['dear friend']],
  ['*::name[friend]* **and ::name[reader]**', ['friend', 'reader']],
  ['- ::name[friend]\n- x ::name[reader]', ['friend', 'reader']],
  ['> ::name[friend]', ['friend']],
  ['[for ::name[friend]](https://a.example)', ['friend']],
  ['こんにちは::name[友達]さん', ['友達']],
  ['<b>::name[friend]</b>', ['friend']],
  ['[friend]: https://a.example\n\n::name[friend] ::name[friend]', ['friend', 'friend']],
])('%j has names for %j', (markdown, fallbacks) => {
  expect(names(markdown).map(({ value }) => value)).toEqual(fallbacks);
  expect(names(markdown).map(({ problem }) => problem)).toEqual(fallbacks.map(() => undefined));
});

test.each([
  'std::name[0] and a::name',
  'At 10:30, a:name[x]',
  '::: name ::: and :::name[x]',
  '::names[x] ::name-tag ::name::x ::nam[x]',
  '`::name[friend]`',
  '    ::name[friend]',
  '<https://a.example/::name[friend]>',
  'An escaped \\::name[friend], :\\:name[friend], \\:name[friend]',
])('%j has none', (markdown) => {
  expect(names(markdown)).toEqual([]);
});

test.each([
  ['C++ ::name', 'no-fallback'],
  ['Hello ::name[], you', 'no-fallback'],
  ['Hello ::name[open', 'no-fallback'],
  ['Hello ::name[two\nlines]', 'no-fallback'],
  ['::name', 'no-fallback'],
  ['::name[]', 'no-fallback'],
  ['Hello ::name[*friend*],', 'bad-fallback'],
  ['::name[*friend*]', 'bad-fallback'],
  ['Hello ::name[a\\]b],', 'bad-fallback'],
  ['Hello ::name[https://a.example],', 'bad-fallback'],
  ['Hello ::name[__roundup_name_0_text__],', 'bad-fallback'],
  [`Hello ::name[${'x'.repeat(41)}],`, 'bad-fallback'],
  ['::name[friend]{#x}', 'attributes'],
  ['Hello :name[friend],', 'one-colon'],
])('%j is told to be %s', (markdown, problem) => {
  expect(names(markdown).map((name) => name.problem)).toEqual([problem]);
});

test('a name has its place, and the text around it is as it was written', () => {
  const [name] = names('Dear ::name[friend], x');
  expect(name?.position).toMatchObject({
    start: { line: 1, column: 6 },
    end: { line: 1, column: 20 },
  });
  expect(toString(parseMarkdown('Dear ::name[friend], x'))).toBe('Dear friend, x');
});

test('quotes around a name are those around a word', () => {
  const tree = parseMarkdown('"::name[friend]", she said, "::name[friend]\'s"', { language: 'en' });
  expect(toString(tree)).toBe('“friend”, she said, “friend’s”');
});

test('a name outlives the sanitiser where it stands, beside raw HTML too', () => {
  for (const markdown of ['a ::name[friend], b', 'a <b>::name[friend]</b><script>x</script>']) {
    const found: unknown[] = [];
    visit(toHast(parseMarkdown(markdown), 'en'), 'namePlace', (node, _, parent) => {
      found.push([node.value, parent?.type === 'element' ? parent.tagName : undefined]);
    });
    expect(found).toEqual([['friend', markdown.includes('<b>') ? 'b' : 'p']]);
  }
});

test('no text makes a name of anything but what is written with two colons and the word', () => {
  const piece = fc.constantFrom('::', ':', 'name', '[', ']', 'x', ' ', '\\', '\n', '*', '`', '<b>');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const markdown = pieces.join('');
      const found = names(markdown);
      const written = markdown.match(/:name/g)?.length ?? 0;
      expect(found.length).toBeLessThanOrEqual(written);
      for (const { value, problem } of found) {
        if (problem === undefined) expect(markdown).toContain(`::name[${value}]`.slice(0, 7));
      }
    }),
  );
});
