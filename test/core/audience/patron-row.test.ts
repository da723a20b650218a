import { expect, test } from 'vitest';
import { patronColumns, readPatronRow } from '../../../src/core/audience/patron-row.ts';

const tiers = [
  { id: 'patron', name: 'Patron' },
  { id: 'gold', name: 'Gold Circle' },
];

test.each([
  ['patron', 'patron'],
  [' PATRON ', 'patron'],
  ['gold circle', 'gold'],
  ['Gold', 'gold'],
])('the tier %j is found by id or name', (cell, tier) => {
  const columns = patronColumns(['email', 'name', 'tier']);
  const row = { line: 2, cells: ['ada@example.com', 'Ada', cell] };
  expect(readPatronRow(row, columns, tiers)).toMatchObject({ kind: 'patron', tier, name: 'Ada' });
});

test.each([
  ['Silver', 'row-tier-unknown'],
  ['public', 'row-tier-unknown'],
  ['', 'row-tier-missing'],
])('the tier %j is a problem that lists those there are', (cell, id) => {
  const columns = patronColumns(['email', 'Tier']);
  expect(
    readPatronRow({ line: 2, cells: ['ada@example.com', cell] }, columns, tiers),
  ).toMatchObject({
    kind: 'problem',
    problem: {
      id,
      line: 2,
      column: 'Tier',
      remedy:
        'Write one of “patron” (Patron), “gold” (Gold Circle), or add the tier to newsletter.config.ts.',
    },
  });
});

test.each(['Declined patron', 'Former patron', ''])(
  'Patreon’s status %j grants nothing',
  (status) => {
    const columns = patronColumns(['Email', 'Patron Status', 'Tier']);
    const row = { line: 2, cells: ['not-an-email', status, 'Silver'] };
    expect(readPatronRow(row, columns, tiers)).toEqual({ kind: 'not-active' });
  },
);

test('a table without tiers is refused', () => {
  expect(() => patronColumns(['email', 'name'])).toThrow('No column is named “tier”');
});
