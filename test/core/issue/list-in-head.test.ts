/** Putting links into a list: YAML reads what was meant, and no other byte of the file changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { flagInHead, listInHead } from '../../../src/core/issue/list-in-head.ts';

const links = [{ id: 'new-1', title: 'One: # "two"\nthree' }];

test('a list keeps its remarks, its forms and its indent', () => {
  const text = `---
title: T
reading:
  # First of all:
  - a # A
  - { link: b, comment: "x" } # B

  - link: c
    comment: |
      Several
      lines.
tags: [x]
---
Body
---
`;
  expect(listInHead(text, 'reading', links)).toBe(
    text.replace('lines.\n', 'lines.\n  - new-1 # One: # "two" three\n'),
  );
  expect(listInHead(text, 'reading', links, 'first')).toBe(
    text.replace('  - a', '  - new-1 # One: # "two" three\n  - a'),
  );
  expect(listInHead(text, 'reading', links, { after: 1 })).toBe(
    text.replace('# B\n', '# B\n  - new-1 # One: # "two" three\n'),
  );
  expect(listInHead(text, 'alsoRead', links)).toBe(
    text.replace('[x]\n', '[x]\nalsoRead:\n  - new-1 # One: # "two" three\n'),
  );
});

test.each([
  ['reading: []', 'reading:\n  - new-1 # T'],
  ['reading: [] # none yet', 'reading: # none yet\n  - new-1 # T'],
  ['reading:', 'reading:\n  - new-1 # T'],
  ['reading: ~', 'reading:\n  - new-1 # T'],
  ['reading: [a, b] # two', 'reading: [a, b, new-1] # two'],
  ['reading: [\n  a,\n  b,\n]', 'reading: [\n  a,\n  b, new-1,\n]'],
  ['reading:\n- a', 'reading:\n- a\n- new-1 # T'],
])('%j becomes %j', (before, after) => {
  const file = (head: string): string => `---\n${head}\ntitle: T\n---\nBody\n`;
  const written = listInHead(file(before), 'reading', [{ id: 'new-1', title: 'T' }]);
  expect(written?.replace(/ +#/, ' #')).toBe(file(after));
});

test.each([
  ['no head', 'Body'],
  ['a head with mistakes', '---\nreading: [a\n---\n'],
  ['a list that is none', '---\nreading: later\n---\n'],
  ['a list that stands elsewhere', '---\ntags: &x\n  - a\nreading: *x\n---\n'],
  ['a list on the line of its key, in a flow map', '---\n{ reading: }\n---\n'],
])('nothing is put into %s', (_what, text) => {
  expect(listInHead(text, 'reading', links)).toBeUndefined();
});

test('a place that the list does not have is refused', () => {
  const text = '---\nreading: [a]\n---\n';
  expect(listInHead(text, 'reading', links, { after: 1 })).toBeUndefined();
  expect(listInHead(text, 'reading', links, { after: -1 })).toBeUndefined();
});

const item = fc.constantFrom(
  '- a\n',
  '- a # remark\n',
  '- "b"\n',
  '-   c\n',
  '- { link: d, comment: x }\n',
  '- link: e\n  comment: >-\n    folded\n\n    text\n',
  '- sources:\n    - { title: a, url: "https://a.example" }\n    - { title: b, url: "https://b.example" }\n',
);
const gap = fc.constantFrom('', '', '# remark\n', '\n');

test('in any list, at any place, YAML finds the new ids there and all else as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(gap, item), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '  ', '    '),
      fc.nat(6),
      fc.string(),
      (parts, indent, number, title) => {
        const list = parts.map(([before, text]) => before + text).join('');
        const indented = list.replace(/^(?=.)/gm, indent);
        const text = `---\ntitle: T\nreading:\n${indented}tags: []\n---\nBody\n`;
        const at = number % (parts.length + 1);
        const place = at === 0 ? 'first' : { after: at - 1 };
        const added = [
          { id: 'new-1', title },
          { id: 'new-2', title: '' },
        ];
        const written = listInHead(text, 'reading', added, place) ?? '';
        const before = readingOf(text);
        expect(readingOf(written)).toEqual(before.toSpliced(at, 0, 'new-1', 'new-2'));
        expect(written.replace(/^ *- new-1(?: #.*)?\n *- new-2\n/m, '')).toBe(text);
      },
    ),
    { numRuns: 300 },
  );
});

function readingOf(text: string): unknown[] {
  const [, head = ''] = text.split('---\n');
  const document = parseDocument(head);
  expect(document.errors).toEqual([]);
  return document.toJS().reading;
}

test('a flag is set once', () => {
  const text = '---\ntitle: T\n---\nBody\n';
  const set = '---\ntitle: T\nalsoReadPage: true\n---\nBody\n';
  expect(flagInHead(text, 'alsoReadPage')).toBe(set);
  expect(flagInHead(set, 'alsoReadPage')).toBe(set);
  expect(flagInHead(set.replace('true', 'false # yet'), 'alsoReadPage')).toBe(
    set.replace('true', 'true # yet'),
  );
});
