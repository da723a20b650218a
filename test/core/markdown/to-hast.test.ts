import fc from 'fast-check';
import { rehype } from 'rehype';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { toHast } from '../../../src/core/markdown/to-hast.ts';

function render(markdown: string): string {
  const tree = toHast(parseMarkdown(markdown), 'en');
  return rehype().data('settings', { fragment: true }).stringify(tree);
}

test.each([
  ['[a](javascript:alert(1))', '<p><a>a</a></p>'],
  ['<a href="JaVaScRiPt:alert(1)">a</a>', '<p><a>a</a></p>'],
  ['<a href="java&#10;script:alert(1)">a</a>', '<p><a>a</a></p>'],
  ['![a](data:image/svg+xml,x)', '<p><img alt="a"></p>'],
  ['<script>alert(1)</script>', ''],
  ['<p onclick="x()" style="color:red">a</p>', '<p>a</p>'],
  ['<svg><a xlink:href="javascript:x()">a</a></svg>', '<p><a>a</a></p>'],
  ['a <kbd>Ctrl</kbd>', '<p>a <kbd>Ctrl</kbd></p>'],
  ['[mail](mailto:a@example.com)', '<p><a href="mailto:a@example.com">mail</a></p>'],
])('%s becomes %s', (markdown, html) => {
  expect(render(markdown).trim()).toBe(html);
});

test('a place cannot be forged by raw HTML', () => {
  const tree = parseMarkdown('<div data-roundup-place="0">forged</div>\n\nText.');
  tree.children.push({ type: 'sectionPlace', section: 'reading' });
  const html = toHast(tree, 'en');
  expect(html.children.filter((node) => node.type === 'sectionPlace')).toHaveLength(1);
  expect(JSON.stringify(html)).toContain('forged');
});

test('the content of an open extra is cleaned like all else', () => {
  const tree = parseMarkdown('Before.');
  tree.children.push({
    type: 'openExtra',
    extraId: 'x',
    tier: 'patron',
    heading: 'X',
    files: new Set(),
    children: [{ type: 'html', value: '<img src="https://e.com/a.png" onerror="x()">' }],
  });
  const extra = toHast(tree, 'en').children.find((node) => node.type === 'openExtra');
  expect(JSON.stringify(extra)).toContain('https://e.com/a.png');
  expect(JSON.stringify(extra)).not.toContain('onerror');
});

test('no text at all brings out a script, a handler or a script address', () => {
  const piece = fc.constantFrom(
    '<a href="javascript:x">',
    '<img src=x onerror=x>',
    '<script>x</script>',
    '[a](javascript:x)',
    '<style>x{}</style>',
    '</div>',
    '<b style=x>',
    '`',
    '\n\n',
    '> ',
    '- ',
    '[^1]',
    '[^1]: x',
    '<!--',
    ']]>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
      const tags = render(pieces.join('')).match(/<[a-z][^>]*>/gi) ?? [];
      for (const tag of tags) {
        expect(tag).not.toMatch(/^<(?:script|style|iframe|object|embed|form)\b/i);
        expect(tag).not.toMatch(/\s(?:on\w+|style)=|="\s*(?:javascript|data|vbscript):/i);
      }
    }),
  );
});

test('a line alone becomes what it becomes among others', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-zé](?:[ \w.,;()'"’?%/*-]{0,40}[\w.])?$/), (line) => {
      const [among] = toHast(parseMarkdown(`${line}\n\nMore`), 'en').children;
      const alone = toHast(parseMarkdown(line), 'en');
      expect(alone.children).toEqual([among]);
      expect(alone.position).toEqual(among?.position);
    }),
  );
});

test('places inside an open extra stand in it again', () => {
  const tree = parseMarkdown('Before.');
  tree.children.push({
    type: 'openExtra',
    extraId: 'x',
    tier: 'patron',
    heading: 'X',
    files: new Set(),
    children: [
      { type: 'supportPlace' },
      { type: 'blockquote', children: [{ type: 'sectionPlace', section: 'reading' }] },
    ],
  });
  const extra = toHast(tree, 'en').children.find((node) => node.type === 'openExtra');
  const inside = (extra?.children ?? []).filter((node) => node.type !== 'text');
  expect(inside[0]).toMatchObject({ type: 'supportPlace' });
  expect(inside[1]).toMatchObject({ tagName: 'blockquote' });
  expect(JSON.stringify(inside[1])).toContain('"type":"sectionPlace"');
});
