/** Links of old issues with what was said of them, in the shapes that newsletters have. */
import type { Paragraph } from 'mdast';
import { remark } from 'remark';
import { expect, test } from 'vitest';
import { importedItem, isSetApart } from '../../../src/core/newsletter-import/imported-item.ts';
import { writeMarkdown } from '../../../src/core/newsletter-import/write-markdown.ts';

function read(markdown: string) {
  const [first, ...more] = remark().parse(markdown).children;
  if (first?.type !== 'paragraph' && first?.type !== 'heading') throw new Error('no paragraph');
  const item = importedItem(first.children satisfies Paragraph['children'], more, 1);
  if (item === undefined) return undefined;
  const names = item.authors.map(({ name, url }) =>
    url === undefined ? name : `${name} <${url}>`,
  );
  return [
    `${item.title} <${item.url}>`,
    `by ${names.join(' + ')}`,
    `via ${item.via?.name ?? ''}`,
    writeMarkdown(item.comment),
  ];
}

const T = 'T <https://example.com/a>';
const L = '[T](https://example.com/a)';

test.each([
  [L, [T, 'by ', 'via ', '']],
  [`**${L}**`, [T, 'by ', 'via ', '']],
  [`**${L}:** said`, [T, 'by ', 'via ', '**:** said']],
  [`3\\. ${L} - said`, [T, 'by ', 'via ', 'said']],
  [`📚 ${L} — said`, [T, 'by ', 'via ', 'said']],
  [`\\[video] ${L}`, ['[video] T <https://example.com/a>', 'by ', 'via ', '']],
  [`[DE] [PDF] ${L}: said`, ['[DE] [PDF] T <https://example.com/a>', 'by ', 'via ', 'said']],
  [`**[audio] ${L}**`, ['[audio] T <https://example.com/a>', 'by ', 'via ', '']],
  [`${L}: *said* well`, [T, 'by ', 'via ', '_said_ well']],
  [`${L} by Ada Berg`, [T, 'by Ada Berg', 'via ', '']],
  [`${L}, by Ada Berg. It is good.`, [T, 'by Ada Berg', 'via ', 'It is good.']],
  [`${L} by J. R. de la Cruz: said`, [T, 'by J. R. de la Cruz', 'via ', 'said']],
  [`${L} by Ada, Bo Lund and Cy`, [T, 'by Ada + Bo Lund + Cy', 'via ', '']],
  [
    `${L} by [Ada](https://ada.example.com) & [Bo](https://bo.example.com) – said`,
    [T, 'by Ada <https://ada.example.com/> + Bo <https://bo.example.com/>', 'via ', 'said'],
  ],
  [`${L} (by @ada) (7 min read) via Somewhere`, [T, 'by @ada', 'via Somewhere', '']],
  [`${L}: said. (via [Else](https://else.example.com))`, [T, 'by ', 'via Else', 'said.']],
  [`${L} by hand, not by machine`, [T, 'by ', 'via ', 'by hand, not by machine']],
  [`## ${L}\n\nBy Ada Berg\n\nSaid.`, [T, 'by Ada Berg', 'via ', 'Said.']],
  [`${L}\n\n> Quoted.`, [T, 'by ', 'via ', '> Quoted.']],
  ['[T](https://example.com/a?utm_source=x&utm_medium=email): said', [T, 'by ', 'via ', 'said']],
])('%s', (markdown, expected) => {
  expect(read(markdown)).toEqual(expected);
});

test.each([
  `See ${L} for more`,
  '[Read more](https://example.com/a)',
  '[![T](x.png)](https://example.com/a)',
  '[T](https://example.us1.list-manage.com/track/click?u=1)',
  '[T](https://example.com/unsubscribe)',
  '[T](#below)',
  '[T](mailto:ada@example.com)',
  'Nothing at all',
])('%s stays prose', (markdown) => {
  expect(read(markdown)).toBeUndefined();
});

test.each([
  [L, true],
  [`${L}  \nSaid.`, true],
  [`${L}\nSaid.`, true],
  [`${L} by Ada`, true],
  [`${L} – said`, true],
  [`**${L}** said`, true],
  [`2\\. ${L} said`, true],
  [`${L} is what I read, and then slept.`, false],
  [`I read ${L}`, false],
])('%s stands for itself: %s', (markdown, is) => {
  const [first] = remark().parse(markdown).children;
  expect(first?.type === 'paragraph' && isSetApart(first.children)).toBe(is);
});

test('no run of signs keeps it busy: the pattern’s time would grow with its square', () => {
  const link = { type: 'link', url: 'https://example.com/a', children: [] } as const;
  for (const run of ['-', ' ', '•', '1', 'A ', '(via ', '((', 'by A ', ' and A']) {
    const text = { type: 'text', value: `${run.repeat(200_000)}x` } as const;
    const words = { type: 'text', value: 'T' } as const;
    importedItem([text, { ...link, children: [words] }, text], [], 1);
    const item = importedItem([{ ...link, children: [words] }, text], [], 1);
    expect(item?.title).toBe('T');
    isSetApart([text, { ...link, children: [words] }, text]);
  }
});
