/** Webhooks of patron sources over real HTTP, from a forged request to the tier of a subscriber. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { patronWebhooks } from '../../src/adapters/patron-webhooks.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { patronSourceNames, type PatronSourceName } from '../../src/core/patrons/patron-news.ts';
import { MAX_PATRON_WEBHOOK_BYTES } from '../../src/workflows/take-patron-webhook.ts';
import {
  CAMPAIGN,
  patronFixture,
  patronSecrets,
  signatureOf,
  STRIPE_SIGNED_AT,
} from '../fakes/patron-fixtures.ts';
import { stillClock } from '../fakes/still-clock.ts';
import { running, type RunningOptions } from './running.ts';

const githubBody = JSON.stringify({
  action: 'created',
  sponsorship: { sponsorable: { login: 'octocat' }, sponsor: { login: 'monalisa' } },
});

/** Of each source one request that it could have made. */
const posts: Readonly<
  Record<PatronSourceName, { readonly body: string; readonly headers: Record<string, string> }>
> = {
  patreon: sample('patreon/webhook.members_update.body'),
  'github-sponsors': {
    body: githubBody,
    headers: {
      'X-Hub-Signature-256': `sha256=${createHmac('sha256', patronSecrets.github).update(githubBody).digest('hex')}`,
    },
  },
  'ko-fi': sample('kofi/subscription-tier.form'),
  'buy-me-a-coffee': sample('bmc/membership.started.body'),
  stripe: sample('stripe/customer.subscription.created.body'),
  'open-collective': sample('opencollective/collective.member.created.json'),
};

function sample(name: string) {
  const headers = { 'Content-Type': 'application/json', ...signatureOf(name) };
  return { body: patronFixture(name), headers };
}

const keys = readEnvironment({
  PATREON_WEBHOOK_SECRET: patronSecrets.patreon,
  GITHUB_SPONSORS_WEBHOOK_SECRET: patronSecrets.github,
  KOFI_VERIFICATION_TOKEN: patronSecrets.koFi,
  BUYMEACOFFEE_WEBHOOK_SECRET: patronSecrets.buyMeACoffee,
  STRIPE_WEBHOOK_SECRET: patronSecrets.stripe,
}).patrons;
const config = {
  graceDays: 7,
  patreon: { campaign: CAMPAIGN },
  githubSponsors: { login: 'octocat' },
  openCollective: { slug: 'roundup' },
};
const asked = ['patreon', 'github-sponsors', 'stripe', 'open-collective'].map((name) => ({ name }));
const webhooks = patronWebhooks(config, keys, asked);

/** A server that keeps what it takes, and works nothing off. */
async function serving(deps: RunningOptions['deps'] = {}) {
  const server = await running({
    deps: {
      patronWebhooks: webhooks,
      clock: stillClock(STRIPE_SIGNED_AT.toISOString()),
      work: async () => ({ state: 'failed', reason: 'not in this test', afterMs: 60_000 }),
      ...deps,
    },
  });
  const post = (
    source: string,
    { body, headers }: { readonly body: string; readonly headers: Record<string, string> },
  ) => fetch(`${server.url}/webhooks/patrons/${source}`, { method: 'POST', body, headers });
  const waiting = async () => (await server.store.inbox.tally()).waiting;
  const told = () => server.log.filter(({ event }) => event === 'webhook');
  return { ...server, post, waiting, told };
}

describe.each(patronSourceNames)('what %s posts', (source) => {
  const { body, headers } = posts[source];

  test('is on disk before it is thanked for with a 200', async () => {
    const server = await serving();
    const answer = await server.post(source, { body, headers });
    expect([answer.status, await answer.text()]).toEqual([200, 'Thank you.\n']);
    expect(await server.waiting()).toBe(1);
    expect(server.told()).toEqual([]);
  });

  test('is not taken where it is not set up, and its body is not looked at', async () => {
    const server = await serving({ patronWebhooks: [] });
    expect((await server.post(source, { body, headers })).status).toBe(403);
    expect(await server.waiting()).toBe(0);
  });

  test('comes again when it could not be kept', async () => {
    const server = await running();
    const broken = { ...server.store.inbox, append: () => Promise.reject(new Error('disk')) };
    const without = await serving({ inbox: broken });
    expect((await without.post(source, { body, headers })).status).toBe(503);
    expect(without.told()).toMatchObject([{ provider: source, state: 'not-kept' }]);
  });

  test('is too large beyond a bound', async () => {
    const server = await serving();
    const large = { body: 'x'.repeat(MAX_PATRON_WEBHOOK_BYTES + 1), headers };
    expect((await server.post(source, large)).status).toBe(413);
    expect(await server.waiting()).toBe(0);
  });

  test('leaves nothing of its content in the log', async () => {
    const server = await serving();
    await server.post(source, { body, headers });
    await server.post(source, { body: `${body} `, headers: {} });
    await server.post(source, { body: '{', headers });
    expect(JSON.stringify(server.log)).not.toMatch(
      /example\.com|Example|Patron 1|1111|sub_1|monalisa|jo-/,
    );
  });

  test('answers POST alone', async () => {
    const server = await serving();
    const answer = await fetch(`${server.url}/webhooks/patrons/${source}`);
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'POST']);
  });
});

test.each(patronSourceNames.filter((name) => name !== 'open-collective'))(
  'a forgery in the name of %s is refused, and so is another source’s proof',
  async (source) => {
    const server = await serving();
    const { body, headers } = posts[source];
    const forged = source === 'ko-fi' ? body.replaceAll('11111111', '11111112') : `${body} `;
    expect((await server.post(source, { body: forged, headers })).status).toBe(401);
    for (const other of patronSourceNames.filter((name) => name !== source)) {
      const foreign = other === 'ko-fi' ? posts[other] : { body, headers: posts[other].headers };
      if (source === 'ko-fi') continue;
      expect((await server.post(source, foreign)).status).toBe(401);
    }
    expect(await server.waiting()).toBe(0);
    const [first] = server.told();
    expect(first).toMatchObject({ provider: source, state: 'unproven' });
  },
);

test('what tells nothing is thanked for all the same, and the log says so', async () => {
  const server = await serving();
  const answer = await server.post('ko-fi', sample('kofi/shop-order.form'));
  expect(answer.status).toBe(200);
  const portal = await server.post('patreon', sample('patreon/webhook.portal-test.body'));
  expect(portal.status).toBe(200);
  expect(await server.waiting()).toBe(0);
  expect(server.told()).toMatchObject([
    { provider: 'ko-fi', state: 'nothing-told', why: 'of no interest' },
    { provider: 'patreon', state: 'nothing-told' },
  ]);
});

test('what nobody proves costs no more than a question a minute', async () => {
  const server = await serving();
  const post = posts['open-collective'];
  const statuses: number[] = [];
  for (let times = 0; times < 62; times += 1) {
    statuses.push((await server.post('open-collective', post)).status);
  }
  expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 200));
  expect(statuses.slice(60)).toEqual([429, 429]);
  expect(await server.waiting()).toBe(60);
  // Others are not held up by it.
  expect((await server.post('ko-fi', posts['ko-fi'])).status).toBe(200);
});

test('there are no other sources', async () => {
  const server = await serving();
  for (const name of ['gumroad', '__proto__', 'constructor', 'Patreon']) {
    expect((await server.post(name, posts.patreon)).status).not.toBe(200);
  }
  expect(await server.waiting()).toBe(0);
});
