import { expect, test } from 'vitest';
import { supportCall } from '../../../src/core/edition/web/places.ts';
import { stringify } from '../../../src/core/edition/web/stringify.ts';
import { supportPage, type SupportSettings } from '../../../src/core/edition/support-page.ts';

const support = {
  url: 'https://patrons.example/salt',
  pitch: 'It is free.',
  call: 'Chip in',
  benefits: [],
};
const tiers = [
  { id: 'crew', name: 'Crew', benefits: ['The extras.'], monthlyCents: 350 },
  { id: 'mate', name: 'Mates' },
  { id: 'captain', name: 'Captains', benefits: ['A vote.', 'A letter.'], monthlyCents: 1000 },
];
const settings: SupportSettings & { support: typeof support } = {
  url: 'https://salt.example',
  language: 'en',
  tiers,
  support,
};

test('tiers with benefits stand in order, each above the one before', () => {
  expect(supportPage(settings)).toEqual({
    pitch: 'It is free.',
    call: 'Chip in',
    url: 'https://patrons.example/salt',
    offers: [
      { id: 'crew', name: 'Crew', benefits: ['The extras.'], amount: undefined, above: undefined },
      {
        id: 'captain',
        name: 'Captains',
        benefits: ['A vote.', 'A letter.'],
        amount: undefined,
        above: 'Crew',
      },
    ],
  });
});

test.each([
  ['en', 'EUR', ['from €3.50 a month', 'from €10 a month']],
  ['de', 'EUR', ['ab 3,50 € im Monat', 'ab 10 € im Monat']],
  ['en', 'JPY', ['from ¥350 a month', 'from ¥1,000 a month']],
])('amounts in %s and %s', (language, currency, amounts) => {
  const page = supportPage({ ...settings, language, support: { ...support, currency } });
  const spaces = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
  expect(page?.offers.map(({ amount }) => spaces(amount))).toEqual(amounts);
});

test.each([
  ['there is no call', { support: undefined }],
  ['no tier has benefits', { tiers: [{ id: 'crew', name: 'Crew', benefits: [] }] }],
  [
    'the call leads to that address',
    { support: { ...support, url: 'https://salt.example/support' } },
  ],
  ['or with a slash', { support: { ...support, url: 'https://salt.example/support/#how' } }],
])('there is no page, and no link to one, where %s', (_, over) => {
  const without = { ...settings, ...over };
  expect(supportPage(without)).toBeUndefined();
  const call = supportCall({ ...without, support: without.support });
  expect(call === undefined ? '' : stringify([call])).not.toContain('/support/"');
});

test('the call leads to the page', () => {
  const call = supportCall(settings);
  expect(call && stringify([call])).toContain('<a href="/support/">What patrons get</a>');
});
