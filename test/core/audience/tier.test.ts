/** The ladder of access. */
import { expect, test } from 'vitest';
import { highestTier, opens } from '../../../src/core/audience/tier.ts';

const tiers = [
  { id: 'patron', name: 'Patron' },
  { id: 'gold', name: 'Gold' },
];

test.each([
  ['gold', 'patron', true],
  ['patron', 'patron', true],
  ['public', 'public', true],
  ['public', 'patron', false],
  ['platinum', 'patron', false],
  ['platinum', 'public', false],
  ['gold', 'platinum', false],
])('%s opens %s: %s', (held, asked, open) => {
  expect(opens(tiers, held, asked)).toBe(open);
});

test.each([
  [[], 'public'],
  [['patron', 'gold'], 'gold'],
  [['gold', 'patron'], 'gold'],
  [['platinum'], 'public'],
])('the highest of %j is %s', (held, highest) => {
  expect(highestTier(tiers, held)).toBe(highest);
});
