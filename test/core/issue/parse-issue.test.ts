import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import type { IssueContext } from '../../../src/core/issue/issue-context.ts';
import { parseIssue } from '../../../src/core/issue/parse-issue.ts';
import { linkShelf } from '../../../src/core/link/link-shelf.ts';
import { parseLink } from '../../../src/core/link/parse-link.ts';

const LINK = `---
title: API gateways
url: https://example.com/gateways
author: [Ada, { name: Bo, url: 'https://bo.example' }]
added: 2023-10-04
via: https://www.news.example/4
---
Its *own* comment.
`;

const links = linkShelf(['links/2023/2023-10-04-gateways.md'], (path) =>
  parseLink(
    { path, text: LINK },
    { today: '2026-01-01', issueAddresses: new Map(), language: 'en' },
  ),
);

const context: IssueContext = {
  language: 'en',
  tiers: [{ id: 'patron', name: 'Patrons' }],
  hasSupport: true,
  headings: { writing: 'Writing', building: 'Building', reading: 'Reading' },
  links,
  issueAddresses: new Map([['2023-10', '/issues/2023-10/']]),
  assets: new Map(),
};

function parse(fields: string, body: string) {
  const text = `---\ntitle: October\ndate: 2023-11-02\ndescription: A description that is long enough.\n${fields}\n---\n${body}\n`;
  const parsed = parseIssue({ path: 'issues/2023-10.md', text }, context);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value;
}

test('directives become places, in the order in which they stand', () => {
  const { issue } = parse(
    'writing: [{ title: T, url: "https://e.com/t" }]',
    'Hi.\n\n::writing\n\n::extra[Teaser *set*]{#pricing}\n\n::support\n\n::youtube[A talk]{#abcdefghijk}',
  );
  expect(issue.body.children.map(({ position: _position, ...node }) => node)).toMatchObject([
    { type: 'paragraph' },
    { type: 'sectionPlace', section: 'writing' },
    { type: 'extraPlace', extraId: 'pricing', teaser: 'Teaser set', tier: 'patron' },
    { type: 'supportPlace' },
    {
      type: 'videoPlace',
      source: { kind: 'youtube', videoId: 'abcdefghijk' },
      title: 'A talk',
    },
  ]);
});

test('a section with items and no place comes last, under its heading', () => {
  const { issue } = parse('building: [{ title: kexp }]', 'Hi.');
  const [heading, place] = issue.body.children.slice(-2);
  expect(toString(heading)).toBe('Building');
  expect(place).toEqual({ type: 'sectionPlace', section: 'building' });
});

test('a link is looked up, and its comment can be replaced', () => {
  const { issue, linkIds } = parse(
    'reading:\n  - 2023-10-04-gateways\n  - { title: Other, url: "https://e.com/o", author: Cy, comment: "See [it](https://e.com)." }',
    '::reading',
  );
  const [filed, inline] = issue.sections.reading;
  expect(filed).toMatchObject({
    id: '2023-10-04-gateways',
    sources: [{ title: 'API gateways', url: 'https://example.com/gateways' }],
    authors: [{ name: 'Ada' }, { name: 'Bo', url: 'https://bo.example' }],
    via: { name: 'news.example' },
  });
  expect(filed?.comment && toString(filed.comment)).toBe('Its own comment.');
  expect(inline).toMatchObject({ id: undefined, authors: [{ name: 'Cy' }] });
  expect(linkIds).toEqual(['2023-10-04-gateways']);
  const replaced = parse('reading: [{ link: 2023-10-04-gateways, comment: Mine. }]', '::reading');
  const [entry] = replaced.issue.sections.reading;
  expect(entry?.comment && toString(entry.comment)).toBe('Mine.');
});

test('an entry can name several sources', () => {
  const { issue } = parse(
    'reading: [{ sources: [{ title: A, url: "https://a.example" }, { title: B, url: "https://b.example" }] }]',
    '::reading',
  );
  expect(issue.sections.reading[0]?.sources.map((source) => source.title)).toEqual(['A', 'B']);
});

test('a slug and a number are taken over, and default to the name and to nothing', () => {
  expect(parse('slug: late\nnumber: 7', 'Hi.').issue).toMatchObject({ slug: 'late', number: 7 });
  expect(parse('', 'Hi.').issue).toMatchObject({ slug: '2023-10', number: undefined });
});

test('corrections come the oldest first, whatever order they are written in', () => {
  const fields =
    "corrections:\n  - { date: 2023-11-09, note: 'Later.' }\n  - { date: 2023-11-05, note: 'Earlier.' }";
  const { issue } = parse(fields, 'Text.');
  expect(issue.corrections.map(({ note }) => note)).toEqual(['Earlier.', 'Later.']);
  expect(issue.headPlaces.title).toMatchObject({ line: 2, column: 8 });
  expect(() => parse("corrections: [{ date: 2023-02-30, note: '' }]", 'Text.')).toThrow(/bad-date/);
});
