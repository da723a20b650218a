import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignOf } from '../../../src/core/edition/campaign.ts';
import { linkAddress, withParameters } from '../../../src/core/edition/link-address.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { compactMarkdown, context as plain, publicIssue } from './compact-issue.ts';

const campaign = { source: 'salt', medium: 'email', campaign: '{issue}', links: 'all' } as const;
const context = { ...plain, linkParameters: campaignOf(campaign, '2023-10') };
const ADDED = 'utm_source=salt&utm_medium=email&utm_campaign=2023-10';

test.each([
  ['https://a.example', `https://a.example?${ADDED}`],
  ['https://a.example/x', `https://a.example/x?${ADDED}`],
  ['https://a.example/?', `https://a.example/?${ADDED}`],
  ['https://a.example/?b=2&a=%C3%a5+1', `https://a.example/?b=2&a=%C3%a5+1&${ADDED}`],
  ['https://a.example/?b&', `https://a.example/?b&${ADDED}`],
  ['https://a.example/x#part?no', `https://a.example/x?${ADDED}#part?no`],
  ['https://a.example/#:~:text=a,-b&text=c', `https://a.example/?${ADDED}#:~:text=a,-b&text=c`],
  [
    'https://a.example/?utm_source=me&utm_id=1',
    'https://a.example/?utm_source=me&utm_id=1&utm_medium=email&utm_campaign=2023-10',
  ],
  ['/issues/2023-09/', `https://salt.example/issues/2023-09/?${ADDED}`],
])('%s becomes %s', (written, address) => {
  expect(linkAddress(written, context)).toBe(address);
});

test.each([
  'mailto:a@b.example',
  'mailto:a@b.example?subject=https://a.example',
  'https://in.salt.example/u/token',
  'https://s3.example/a?X-Amz-Algorithm=A&X-Amz-Signature=f00',
  'https://cdn.example/a?Expires=1&Signature=x&Key-Pair-Id=K',
  'https://blob.example/a?sv=1&sig=abc%3D',
  'https://a.example/?access_token=1',
  `https://a.example/${'x'.repeat(860)}`,
])('%s stays as it is', (address) => {
  expect(withParameters(address, context)).toBe(address);
});

test('only links to the newsletter’s own site, where the config says so', () => {
  const own = { ...plain, linkParameters: campaignOf({ ...campaign, links: 'own' }, '2023-10') };
  expect(linkAddress('/issues/2023-09/', own)).toContain(ADDED);
  expect(linkAddress('https://a.example/', own)).toBe('https://a.example/');
  expect(linkAddress('https://salt.example.evil.example/', own)).not.toContain('utm');
});

const address = fc
  .tuple(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constantFrom('', '?', '&', '?utm_medium=x', '&utm_source=', '#x', '?sig=1', '#:~:text=ö'),
  )
  .map((parts) => parts.join(''));

test('without what was added, an address is what it was; a second time nothing is added', () => {
  fc.assert(
    fc.property(address, (written) => {
      const whole = linkAddress(written, plain) ?? '';
      const changed = withParameters(whole, context);
      expect(withParameters(changed, context)).toBe(changed);
      expect(new URL(changed).hash).toBe(new URL(whole).hash);
      const hash = whole.indexOf('#');
      const [head, tail] = hash < 0 ? [whole, ''] : [whole.slice(0, hash), whole.slice(hash)];
      expect(changed.startsWith(head)).toBe(true);
      expect(changed.endsWith(tail)).toBe(true);
      const added = changed.slice(head.length, changed.length - tail.length);
      expect(added).toMatch(/^(?:[?&]?(?:utm_[a-z]+=[\w.~-]+(?:&(?=u))?)+)?$/);
    }),
  );
});

test('both media have the parameters on every link but the one to leave by, and on no picture', async () => {
  const { html, text } = await renderEdition(publicIssue(compactMarkdown), context);
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  const bare = hrefs.filter((href) => !href.includes('utm_source=salt'));
  expect(bare).toEqual(['https://in.salt.example/u/__roundup_unsubscribe_token__']);
  expect(html.match(/src="[^"]*utm_/)).toBeNull();
  const inText = [...text.matchAll(/https?:\/\/\S+/g)].map(([found]) => found);
  expect(inText.filter((found) => !found.includes('utm_source=salt'))).toEqual([
    'https://salt.example/issues/2023-10/map.png',
    ...bare,
  ]);
});
