/** What an outline takes for a change, and what it does not. */
import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { expect, test } from 'vitest';
import { compareOutlines } from '../../../src/core/issue/compare-outlines.ts';
import type { Extra, Issue } from '../../../src/core/issue/issue.ts';
import { outlineOf, withoutPlaces } from '../../../src/core/issue/outline.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { extra, issueOf } from '../edition/compact-issue.ts';

function changes(before: string | Issue, after: string | Issue, extras: readonly Extra[][] = []) {
  const [sent, now] = [before, after].map((each, index) =>
    outlineOf(typeof each === 'string' ? issueOf(each) : each, extras[index] ?? []),
  );
  return compareOutlines(withoutPlaces(sent ?? []), now ?? []).map((change) => {
    const stood = change.kind === 'removed' ? ` (${change.stood})` : '';
    return `${change.kind} ${change.part} ${change.place.file}:${change.place.line}${stood}`;
  });
}

test('an outline names every part and holds no word of it', () => {
  const parts = outlineOf(
    issueOf('Hello.\n\n## Rope\n\n- one\n\n```\ncode\n```\n\n::extra[What it cost.]{#costs}'),
    [extra],
  );
  expect(parts.map(({ region, part }) => `${region}: ${part}`)).toEqual([
    'head: title',
    'head: description',
    'writing: writing entry',
    'writing: writing entry',
    'building: building entry',
    'building: building entry',
    ...Array.from({ length: 4 }, () => 'reading: reading entry'),
    'text: paragraph',
    'text: heading',
    'text: list',
    'text: code block',
    'text: teaser',
    'extra:costs: heading',
    'extra:costs: paragraph',
    'extra:costs: table',
  ]);
  const kept = JSON.stringify(withoutPlaces(parts));
  expect(kept).not.toMatch(/Hello|cost\b|marlinspikes|Deep/);
  for (const { hash } of parts) expect(hash).toMatch(/^[0-9a-f]{32}$/);
});

test('a change is found at its line, whatever kind of block it is in', () => {
  const before = 'One.\n\n## Two\n\n- three\n\n| four |\n|--|\n| x |\n\n> five\n\n    six';
  const after = 'One!\n\n### Two\n\n1. three\n\n| four |\n|:-:|\n| x |\n\n> fife\n\n    six ';
  expect(changes(before, after)).toEqual([
    'changed paragraph issues/2023-10.md:1',
    'changed heading issues/2023-10.md:3',
    'changed list issues/2023-10.md:5',
    'changed table issues/2023-10.md:7',
    'changed blockquote issues/2023-10.md:11',
    'changed code block issues/2023-10.md:13',
  ]);
});

test('what is gone is reported at the part that it followed, or else at the one it preceded', () => {
  expect(changes('One.\n\nTwo.\n\nThree.', 'One.\n\nThree.')).toEqual([
    'removed paragraph issues/2023-10.md:1 (after)',
  ]);
  expect(changes('One.\n\nTwo.', 'Two.')).toEqual([
    'removed paragraph issues/2023-10.md:1 (before)',
  ]);
  const issue = issueOf('One.');
  const without = { ...issue, sections: { ...issue.sections, writing: [] } };
  expect(changes(issue, without)).toEqual([
    'removed writing entry issues/2023-10.md:2 (elsewhere)',
    'removed writing entry issues/2023-10.md:2 (elsewhere)',
  ]);
});

test('title, description and entries are looked at, with the comments of links', () => {
  const issue = issueOf('One.');
  const { writing, building, reading } = issue.sections;
  const [first, second, ...others] = reading;
  if (first === undefined || second === undefined) throw new Error('There are links.');
  const place = { file: 'issues/2023-10.md', line: 20, column: 5 };
  const changed: Issue = {
    ...issue,
    title: 'Deeper water',
    description: `${issue.description}!`,
    sections: {
      writing: writing.map((item) => ({ ...item, summary: 'Other.' })),
      building,
      reading: [
        { ...first, comment: parseMarkdown('A new comment.') },
        { ...second, id: 'another-file', tags: ['other'] },
        ...others,
      ],
    },
    sectionPlaces: { ...issue.sectionPlaces, reading: reading.map(() => place) },
  };
  expect(changes(issue, changed)).toEqual([
    'changed title issues/2023-10.md:2',
    'changed description issues/2023-10.md:3',
    'changed writing entry issues/2023-10.md:5',
    'changed writing entry issues/2023-10.md:8',
    'changed reading entry issues/2023-10.md:20',
  ]);
});

test('extras are compared with themselves, and a paragraph that moves into the open is seen', () => {
  const extras = (text: string): Extra[] => [{ ...extra, body: parseMarkdown(text) }];
  const file = extra.place.file;
  const both = (before: string, after: string) =>
    changes('Open.', 'Open.', [extras(before), extras(after)]);
  expect(both('a\n\nb', 'a\n\nc')).toEqual([`changed paragraph ${file}:3`]);
  expect(changes('Open.', 'Open.\n\nSecret.', [extras('a\n\nSecret.'), extras('a')])).toEqual([
    'added paragraph issues/2023-10.md:3',
    `removed paragraph ${file}:1 (after)`,
  ]);
  expect(changes('Open.', 'Open.', [extras('a'), []])).toEqual([
    'removed extra issues/2023-10.md:2 (elsewhere)',
  ]);
  expect(changes('Open.', 'Open.', [[], extras('a')])).toEqual([`added extra ${file}:1`]);
  const other = [{ ...extra, tier: 'gold' }];
  expect(changes('Open.', 'Open.', [[extra], other])).toEqual([`changed heading ${file}:1`]);
});

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  word.map((text) => `*${text}*`),
  word.map((text) => `[${text}](https://${text}.example)`),
);
const PREFIXES = ['', '> ', '- '];

test('a paragraph that is wrapped anew is the same', () => {
  const gaps = fc.array(fc.constantFrom(' ', '\n'), { minLength: 40, maxLength: 40 });
  const words = fc.array(piece, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, gaps, gaps, fc.constantFrom(...PREFIXES), (parts, one, other, prefix) => {
      const wrapped = (breaks: readonly string[]): string =>
        prefix +
        parts.map((text, index) => (index ? `${breaks[index] ?? ' '}${text}` : text)).join('');
      expect(changes(wrapped(one), wrapped(other))).toEqual([]);
    }),
  );
});

test('a no-break space is another text than a space, and a hard break than a soft one', () => {
  expect(changes('10 m', '10\u00a0m')).toHaveLength(1);
  expect(changes('a\nb', 'a\\\nb')).toHaveLength(1);
  expect(changes('```\na  b\n```', '```\na b\n```')).toHaveLength(1);
});

const kinds = [
  (text: string) => text,
  (text: string) => `### ${text}`,
  (text: string) => `> ${text}`,
  (text: string) => `\`\`\`\n${text}\n\`\`\``,
];

interface Edited {
  readonly edit: 'keep' | 'change' | 'remove' | 'precede';
  readonly kind: number;
}

const edited: fc.Arbitrary<Edited> = fc.record({
  edit: fc.constantFrom('keep', 'keep', 'keep', 'change', 'remove', 'precede'),
  kind: fc.nat(kinds.length - 1),
});

test('after any edits every part that differs is reported, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(edited, { minLength: 1, maxLength: 25 }), (edits) => {
      const block = (name: string, kind: number) => (kinds[kind] ?? String)(name);
      const sent = edits.map(({ kind }, index) => block(`kept${index}`, kind));
      const now = edits.flatMap(({ edit, kind }, index) => {
        const kept = sent[index] ?? '';
        if (edit === 'remove') return [];
        if (edit === 'change') return [block(`new${index}`, kind)];
        return edit === 'precede' ? [block(`new${index}`, 0), kept] : [kept];
      });
      const before = outlineOf(issueOf(sent.join('\n\n')), []);
      const after = outlineOf(issueOf(now.join('\n\n')), []);
      const found = compareOutlines(withoutPlaces(before), after);
      const lines = (hashes: readonly { hash: string }[]) =>
        new Set(hashes.map(({ hash }) => hash));
      const isNew = after.filter(({ hash }) => !lines(before).has(hash));
      const isGone = before.filter(({ hash }) => !lines(after).has(hash));
      const reported = found.filter(({ kind }) => kind !== 'removed');
      expect(reported.map(({ place }) => place)).toEqual(isNew.map(({ place }) => place));
      expect(found.filter(({ kind }) => kind !== 'added')).toHaveLength(isGone.length);
    }),
  );
});

test('equal outlines, however long, and wholly different ones come to an end', () => {
  const text = (count: number, word: string) =>
    Array.from({ length: count }, (_, no) => `${word}${no}`).join('\n\n');
  const long = text(2100, 'a');
  expect(changes(long, long)).toEqual([]);
  expect(changes(`One.\n\n${long}`, `One.\n\n${text(2100, 'b')}`)).toEqual([
    'changed text issues/2023-10.md:3',
  ]);
});

test('an outline of quotes in quotes is made, however deep they are', () => {
  const nested = (depth: number, text: string): Issue => {
    let child: RootContent = { type: 'paragraph', children: [{ type: 'text', value: text }] };
    const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    for (let level = 0; level < depth; level += 1) {
      child = { type: 'blockquote', children: [child], position };
    }
    return { ...issueOf('x'), body: { type: 'root', children: [child] } };
  };
  expect(changes(nested(20_000, 'a'), nested(20_000, 'a'))).toEqual([]);
  expect(changes(nested(20_000, 'a'), nested(20_000, 'b'))).toHaveLength(1);
});
