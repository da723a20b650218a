import { expect, test } from 'vitest';
import { checkIssueSet } from '../../../src/core/issue/check-issue-set.ts';

const issue = (aliases: readonly string[]) => ({
  id: '2023-10',
  path: 'issues/2023-10.md',
  slug: '2023-10',
  date: '2023-11-02',
  number: undefined,
  aliases,
  pages: [],
});
const pages = [
  { address: '/about/', path: 'pages/about.md' },
  { address: '/guide/knots/', path: 'pages/guide/knots.astro' },
];

test.each([
  ['/about', '/about is the address of pages/about.md.'],
  ['/about/', '/about/ is the address of pages/about.md.'],
  ['/guide/%6bnots', '/guide/%6bnots is the address of pages/guide/knots.astro.'],
])('the former address %s is that of a page', (alias, reason) => {
  expect(checkIssueSet([issue([alias])], pages)).toEqual([
    expect.objectContaining({ id: 'issue/alias-taken', reason }),
  ]);
  expect(checkIssueSet([issue([alias])])).toEqual([]);
});

test('beside a page there is room for others', () => {
  expect(checkIssueSet([issue(['/guide', '/about/old', '/search-2'])], pages)).toEqual([]);
});
