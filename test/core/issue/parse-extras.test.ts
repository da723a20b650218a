import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { diagnosticsOf } from '../../../src/core/result.ts';
import { extrasFrom, parseExtrasText } from './extras-from.ts';

test('each section with an id is an extra, sub-headings are part of it', () => {
  const extras = extrasFrom('## One {#one}\n\nA.\n\n### More\n\nB.\n\n## Two {#two}\n\nC.\n');
  expect(
    extras.map(({ id, tier, heading, body }) => ({ id, tier, heading, text: toString(body) })),
  ).toEqual([
    { id: 'one', tier: 'patron', heading: 'One', text: 'A.MoreB.' },
    { id: 'two', tier: 'patron', heading: 'Two', text: 'C.' },
  ]);
});

test('footnotes and definitions of an extra never meet those of the issue', () => {
  const [extra] = extrasFrom(
    '## One {#one}\n\nA[^1] and [b].\n\n[^1]: Note.\n\n[b]: https://b.example\n',
  );
  const names = JSON.stringify(extra?.body).match(/"identifier":"[^"]+"/g);
  expect(new Set(names)).toEqual(new Set(['"identifier":"one-1"', '"identifier":"one-b"']));
});

test('a definition holds for the whole file, wherever it stands', () => {
  const [one, two] = extrasFrom(
    '## One {#one}\n\nA[^n] and [b].\n\n## Two {#two}\n\n[b] and [b].\n\n[^n]: See [b] too.\n\n[b]: https://b.example\n',
  );
  const defined = (body = one?.body) =>
    body?.children.flatMap((block) => ('identifier' in block ? block.identifier : []));
  expect(defined()).toEqual(['one-n', 'one-b']);
  expect(defined(two?.body)).toEqual(['two-b']);
});

test('an extra has the files that it shows, and no other’s', () => {
  const extras = extrasFrom(
    [
      '## One {#one}',
      '![A chart](2023-10.patron/chart.png) and [the book](2023-10.patron/my%20book.pdf).',
      '## Two {#two}',
      '![The same][chart], and [an issue](2023-09.md).',
      '[chart]: 2023-10.patron/chart.png',
    ].join('\n\n'),
    { 'chart.png': {}, 'my book.pdf': {} },
  );
  expect(extras.map(({ assets }) => [...assets].map(([at, { path }]) => [at, path]))).toEqual([
    [
      ['2023-10.patron/chart.png', 'issues/2023-10.patron/chart.png'],
      ['2023-10.patron/my%20book.pdf', 'issues/2023-10.patron/my book.pdf'],
    ],
    [['2023-10.patron/chart.png', 'issues/2023-10.patron/chart.png']],
  ]);
});

test.each([
  ['## A {#a}', 1],
  ['## A {#a rev=2}', 2],
  ['## A  {#a   rev=9999}', 9999],
])('%s has revision %i', (heading, revision) => {
  const [extra] = extrasFrom(`${heading}\n\nText.\n`);
  expect(extra).toMatchObject({ id: 'a', heading: 'A', revision });
});

test.each([
  ['## A {#a rev=0}\n\nText.', 'extra/bad-revision'],
  ['## A {#a rev=10000}\n\nText.', 'extra/bad-revision'],
  ['## A {#a rev=02}\n\nText.', 'extra/bad-revision'],
  ['## A {#a .class}\n\nText.', 'extra/bad-revision'],
  ['## A {#a}\n\n![Gone](2023-10.patron/gone.png)', 'markdown/missing-picture'],
  ['## A {#a}\n\n![The issue’s](2023-10/plot.png)', 'markdown/foreign-file'],
  ['## A {#a}\n\n![Out](2023-10.patron/../../secret.png)', 'markdown/foreign-file'],
  ['## A {#a}\n\n![](2023-10.patron/chart.png)', 'markdown/no-alt'],
  ['## A {#a}\n\n![Talk](2023-10.patron/talk.mp3)', 'extra/not-a-picture'],
  ['## A {#a}\n\n[Film](2023-10.patron/film.mp4)', 'extra/large-file'],
  [
    '## A {#a}\n\n::youtube[Title]{#abcdefghijk poster=2023-10.patron/chart.png}',
    'extra/directive',
  ],
  ['## A {#a}\n\n::reading', 'extra/directive'],
  ['## A {#a}\n\n:::note\nx\n:::', 'extra/directive'],
  ['## A {#a}\n\n- x\n\n  ::reading', 'directive/nested'],
])('%j is reported as %s', (text, id) => {
  const files = { 'chart.png': {}, 'talk.mp3': {}, 'film.mp4': { bytes: 200_000_001 } };
  const found = diagnosticsOf(parseExtrasText(text, files));
  expect(found.map((each) => each.id).filter((each) => each !== 'extra/unused-file')).toContain(id);
});

test('a file that no extra shows is told of', () => {
  const found = diagnosticsOf(parseExtrasText('## A {#a}\n\nText.\n', { 'left.png': {} }));
  expect(found).toMatchObject([
    { id: 'extra/unused-file', file: 'issues/2023-10.patron/left.png' },
  ]);
});

test('a video and a button stand in an extra as they do in an issue', () => {
  const [extra] = extrasFrom(
    '## A {#a}\n\n::youtube[Cable]{#abcdefghijk}\n\n::button[Join]{href="https://a.example"}\n',
  );
  expect(extra?.body.children.map(({ type }) => type)).toEqual(['videoPlace', 'buttonPlace']);
});
