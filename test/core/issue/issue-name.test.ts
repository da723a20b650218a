/** Names of files in issues/: a month, a day where a month has several, a word where it is for patrons. */
import { expect, test } from 'vitest';
import { isPlainExtra } from '../../../src/core/doctor/extras-paths.ts';
import { isMonth, issueName, nameOfIssueFile } from '../../../src/core/issue/issue-name.ts';
import { decidingIssue, isVaultFile } from '../../../src/core/issue/vault-file.ts';
import { resolveOwnAddress } from '../../../src/core/markdown/own-address.ts';

const tiers = [{ id: 'patron', name: 'Patrons', benefits: [], aliases: [] }];

test.each([
  ['issues/2023-10.md', 'issue'],
  ['issues/2023-10-12.md', 'issue'],
  ['issues/2023-10-bonus.md', 'issue'],
  ['issues/2023-10-12-bonus.md', 'issue'],
  ['issues/2023-10.patron.md', 'extras'],
  ['issues/2023-10-12.patron.md', 'extras'],
  ['issues/2023-10-12.patron/a.png', 'asset'],
  ['issues/2023-10-12/a.png', 'asset'],
  ['issues/2023-10-32.md', 'problem'],
  ['issues/2023-13-01.md', 'problem'],
  ['issues/2023-10-1.md', 'problem'],
  ['issues/2023-10-12.gold.md', 'problem'],
])('%s is %s', (path, kind) => {
  expect(nameOfIssueFile(path, tiers).kind).toBe(kind);
});

test('an issue of a day is for everybody, one with a word for patrons', () => {
  expect(issueName('issues/2023-10-12.md')).toBe('2023-10-12');
  expect(['2023-10', '2023-10-12', '2023-10-bonus', '2023-10-12-bonus'].map(isMonth)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('what belongs to patrons is kept from others whatever day it is of', () => {
  expect(isPlainExtra('issues/2023-10-12.patron.md')).toBe(true);
  expect(isPlainExtra('issues/2023-10-12.patron/a.png')).toBe(true);
  expect(isPlainExtra('issues/2023-10-12-bonus.md')).toBe(true);
  expect(isPlainExtra('issues/2023-10-12.md')).toBe(false);
  expect(isVaultFile('2023-10-12.patron.md', tiers, false)).toBe(true);
  expect(isVaultFile('2023-10-12-bonus/a.png', tiers, false)).toBe(true);
  expect(isVaultFile('2023-10-12.md', tiers, false)).toBe(false);
  expect(decidingIssue('2023-10-12/a.png')).toBe('2023-10-12.md');
});

test('another issue is linked to by its file, whatever it is named after', () => {
  const issueAddresses = new Map([['2023-10-12', '/issues/2023-10-12/']]);
  const context = { issueId: '2023-11', issueAddresses, assets: new Map() };
  expect(resolveOwnAddress('2023-10-12.md#top', context)).toEqual({
    kind: 'address',
    address: '/issues/2023-10-12/#top',
    issueId: '2023-10-12',
  });
});
