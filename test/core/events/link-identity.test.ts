/** A followed link is known as the one in the issue, and tells no token. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignOf } from '../../../src/core/edition/campaign.ts';
import { withParameters } from '../../../src/core/edition/link-address.ts';
import { linkIdentity } from '../../../src/core/events/link-identity.ts';
import { settings } from '../../fakes/sendgrid-events.ts';

const { utm, serverUrl } = settings;

test('what mails add is taken away, all else stays byte for byte', () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9._~%2F&=-]{0,12}$/);
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true }), fc.option(part), (base, query) => {
      const address = query === null || base.includes('#') ? base : `${base}?${query}`;
      const mailed = withParameters(address, {
        linkParameters: campaignOf(utm, '2023-10'),
        serverUrl,
        webAddress: 'https://hull.example/issues/2023-10',
      });
      // A "?" or "&" at the end, with nothing after it, is all that may be lost.
      const bare = (text: string) => text.replace(/[?&]+(?=#|$)/, '');
      expect(bare(linkIdentity(mailed, '2023-10', settings))).toBe(bare(address));
    }),
  );
});

test.each([
  ['https://a.example/?utm_source=hull&utm_campaign=letter-2023-10', 'https://a.example/'],
  ['https://a.example/?a=1&utm_source=hull#part', 'https://a.example/?a=1#part'],
  ['https://a.example/?utm_source=their-own', 'https://a.example/?utm_source=their-own'],
  [
    'https://a.example/?utm_campaign=letter-2023-09',
    'https://a.example/?utm_campaign=letter-2023-09',
  ],
  ['https://mail.hull.example/u/SECRET-TOKEN', 'https://mail.hull.example/u/…'],
  ['https://mail.hull.example/confirm/SECRET-TOKEN?x=1', 'https://mail.hull.example/confirm/…'],
  ['https://mail.hull.example/issues/2023-10/', 'https://mail.hull.example/issues/2023-10/'],
  ['https://a.example/\u001b[31m', 'https://a.example/%1B[31m'],
  ['https://other.example/u/page', 'https://other.example/u/page'],
])('%s is %s', (address, link) => {
  expect(linkIdentity(address, '2023-10', settings)).toBe(link);
});

test('without a campaign nothing is taken away, and what is endless is cut off', () => {
  const plain = { utm: undefined, serverUrl };
  const address = 'https://a.example/?utm_source=hull';
  expect(linkIdentity(address, undefined, plain)).toBe(address);
  expect(linkIdentity(`https://a.example/${'x'.repeat(9_000)}`, undefined, plain).length).toBe(
    2_000,
  );
});
