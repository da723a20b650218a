/** Keys of sources of patrons: missing, unused, misshapen, about to end; and none of them is shown. */
import { expect, test } from 'vitest';
import { ofPatronKeys, type PatronKeyFacts } from '../../../src/core/doctor/patron-keys.ts';

const TOKENS = {
  patreon: 'secret-aB3dE5gH7jK9mN1pQ3sT5vX7zA9',
  githubSponsors: `ghp_secret${'a'.repeat(30)}`,
  stripe: `rk_live_secret${'a'.repeat(20)}`,
  openCollective: `secret${'a'.repeat(34)}`,
};
const sources = ['patreon', 'githubSponsors', 'stripe', 'openCollective'] as const;

function seen(source: (typeof sources)[number], change: Partial<PatronKeyFacts> = {}): string[] {
  const facts = { source, isNamed: true, token: TOKENS[source], webhook: 'secret', ...change };
  const found = ofPatronKeys(facts);
  expect(JSON.stringify(found)).not.toContain('secret');
  return found.map(({ verdict, what, where = '' }) => `${verdict} ${where}: ${what}`);
}

test.each(sources)('%s with its keys is well', (source) => {
  expect(seen(source).join('\n')).toMatch(/^ok : [A-Z_]+ looks like one\.$/);
});

test.each(sources.filter((source) => source !== 'stripe'))(
  '%s that the config names needs a key, and a key needs the name',
  (source) => {
    expect(seen(source, { token: undefined }).join('\n')).toContain(
      `The config names patrons.${source}, and the key for it is not set.`,
    );
    expect(seen(source, { isNamed: false }).join('\n')).toMatch(
      /^note .* the config does not name it\.$/,
    );
  },
);

test.each(sources)('%s that is not used is not spoken of', (source) => {
  expect(seen(source, { isNamed: false, token: undefined })).toEqual([]);
});

test.each(sources)('a key of %s that was cut is told', (source) => {
  expect(seen(source, { token: 'secret' }).join('\n')).toMatch(
    /^warning .* does not look like a key/,
  );
});

test('Patreon’s token ends unless all is there to renew it', () => {
  const missingToRenew = ['PATREON_CLIENT_SECRET'];
  const [found] = ofPatronKeys({
    source: 'patreon',
    isNamed: true,
    token: TOKENS.patreon,
    webhook: 'w',
    missingToRenew,
  });
  expect(found).toMatchObject({
    verdict: 'warning',
    where: 'PATREON_ACCESS_TOKEN',
    remedy: 'Set PATREON_CLIENT_SECRET too.',
  });
});

test('a key of Stripe’s test mode, and a webhook without a secret, are good to know', () => {
  expect(seen('stripe', { token: `sk_test_secret${'a'.repeat(20)}` }).join('\n')).toContain(
    'note STRIPE_API_KEY: It is a key of the test mode',
  );
  expect(seen('githubSponsors', { webhook: undefined })).toContain(
    'note GITHUB_SPONSORS_WEBHOOK_SECRET: It is not set, so what changes at GitHub Sponsors is seen by the next sync.',
  );
});
