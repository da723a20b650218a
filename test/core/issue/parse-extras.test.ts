import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parseExtras } from '../../../src/core/issue/parse-extras.ts';

function parse(text: string) {
  const parsed = parseExtras(
    { path: 'issues/2023-10.patron.md', text },
    { issueId: '2023-10', tier: 'patron', issueAddresses: new Map(), language: 'en' },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

test('each section with an id is an extra, sub-headings are part of it', () => {
  const extras = parse('## One {#one}\n\nA.\n\n### More\n\nB.\n\n## Two {#two}\n\nC.\n');
  expect(
    extras.map(({ id, tier, heading, body }) => ({ id, tier, heading, text: toString(body) })),
  ).toEqual([
    { id: 'one', tier: 'patron', heading: 'One', text: 'A.MoreB.' },
    { id: 'two', tier: 'patron', heading: 'Two', text: 'C.' },
  ]);
});

test('footnotes and definitions of an extra never meet those of the issue', () => {
  const [extra] = parse(
    '## One {#one}\n\nA[^1] and [b].\n\n[^1]: Note.\n\n[b]: https://b.example\n',
  );
  const names = JSON.stringify(extra?.body).match(/"identifier":"[^"]+"/g);
  expect(new Set(names)).toEqual(new Set(['"identifier":"one-1"', '"identifier":"one-b"']));
});
