/** Webhooks of patron sources: only what is proven is heeded, and of that only what can be relied on. */
import { describe, expect, test } from 'vitest';
import { patronWebhooks } from '../../src/adapters/patron-webhooks.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import type { PatronSourceName } from '../../src/core/patrons/patron-news.ts';
import type { PatronWebhook } from '../../src/ports/patron-sources.ts';
import {
  CAMPAIGN,
  githubSample,
  patronFixture,
  patronSecrets,
  signatureOf,
  STRIPE_SIGNED_AT,
} from '../fakes/patron-fixtures.ts';

const variables = {
  PATREON_WEBHOOK_SECRET: patronSecrets.patreon,
  GITHUB_SPONSORS_WEBHOOK_SECRET: patronSecrets.github,
  KOFI_VERIFICATION_TOKEN: patronSecrets.koFi,
  BUYMEACOFFEE_WEBHOOK_SECRET: patronSecrets.buyMeACoffee,
  STRIPE_WEBHOOK_SECRET: patronSecrets.stripe,
};
const config = {
  graceDays: 7,
  patreon: { campaign: CAMPAIGN },
  githubSponsors: { login: 'Octocat' },
  openCollective: { slug: 'roundup' },
};
const all = [
  { name: 'patreon' },
  { name: 'github-sponsors' },
  { name: 'stripe' },
  { name: 'open-collective' },
];

function webhookOf(source: PatronSourceName, sources = all): PatronWebhook {
  const keys = readEnvironment(variables).patrons;
  const webhook = patronWebhooks(config, keys, sources).find((each) => each.source === source);
  if (webhook === undefined) throw new Error(`${source} is not set up`);
  return webhook;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const judged = (
  webhook: PatronWebhook,
  headers: Readonly<Record<string, string>>,
  body?: string | Uint8Array,
  now = STRIPE_SIGNED_AT,
) =>
  webhook.verify(
    {
      headers: new Headers(headers),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? bytes(body) : body }),
    },
    now,
  );

const signed = [
  ['patreon', 'patreon/webhook.members_pledge_create.body'],
  ['patreon', 'patreon/webhook.members_pledge_update.body'],
  ['patreon', 'patreon/webhook.members_pledge_delete.body'],
  ['patreon', 'patreon/webhook.members_update.body'],
  ['patreon', 'patreon/webhook.portal-test.body'],
  ['buy-me-a-coffee', 'bmc/membership.started.body'],
  ['buy-me-a-coffee', 'bmc/membership.updated.body'],
  ['buy-me-a-coffee', 'bmc/membership.cancelled.body'],
  ['buy-me-a-coffee', 'bmc/recurring_donation.started.body'],
  ['stripe', 'stripe/customer.subscription.created.body'],
  ['stripe', 'stripe/customer.subscription.updated.body'],
  ['stripe', 'stripe/customer.subscription.deleted.body'],
] as const;

describe.each(signed)('%s proves %s', (source, name) => {
  const webhook = webhookOf(source);
  const body = patronFixture(name);
  const headers = signatureOf(name);

  test('by its signature, which only the body completes', () => {
    expect(judged(webhook, headers)).toBe('unread');
    expect(judged(webhook, headers, body)).toBe('genuine');
  });

  test('and no other byte for any of its', () => {
    const original = bytes(body);
    for (const at of original.keys()) {
      const flipped = Uint8Array.from(original);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(judged(webhook, headers, flipped)).toBe('forged');
    }
    expect(judged(webhook, headers, `${body}\n`)).toBe('forged');
    expect(judged(webhook, headers, '')).toBe('forged');
  });

  test('and not without a whole signature', () => {
    const [header = '', signature = ''] = Object.entries(headers).find(([key]) =>
      /signature/i.test(key),
    ) ?? ['', ''];
    expect(judged(webhook, {}, body)).toBe('unsigned');
    for (const bad of ['', signature.slice(0, -1), `${signature}0`, 'x', signature.slice(1)]) {
      expect(judged(webhook, { [header]: bad }, body)).toBe('forged');
      expect(judged(webhook, { [header]: bad })).toBe('forged');
    }
  });
});

describe('Stripe’s time', () => {
  const webhook = webhookOf('stripe');
  const name = 'stripe/customer.subscription.created.body';
  const body = patronFixture(name);
  const { 'Stripe-Signature': header = '' } = signatureOf(name);

  test.each([
    [299, 'genuine'],
    [-299, 'genuine'],
    [301, 'stale'],
    [-301, 'stale'],
  ] as const)('%d seconds later it is %s', (seconds, verdict) => {
    const now = new Date(STRIPE_SIGNED_AT.getTime() + seconds * 1000);
    expect(judged(webhook, { 'Stripe-Signature': header }, body, now)).toBe(verdict);
  });

  test('one of several signatures is enough, while secrets change; one of v0 is none', () => {
    const [time = '', v1 = ''] = header.split(',');
    const other = `v1=${'0'.repeat(64)}`;
    for (const [value, verdict] of [
      [`${time},${other},${v1}`, 'genuine'],
      [`${v1},${time},${other}`, 'genuine'],
      [`${time},${other}`, 'forged'],
      [`${time},${v1.replace('v1', 'v0')}`, 'forged'],
      [`${time},${time},${v1}`, 'forged'],
      [`t=1760000001,${v1}`, 'forged'],
      [v1, 'forged'],
    ] as const) {
      expect(judged(webhook, { 'Stripe-Signature': value }, body)).toBe(verdict);
    }
  });
});

describe('Ko-fi', () => {
  const webhook = webhookOf('ko-fi');
  const read = (name: string) => webhook.read(patronFixture(name), new Date());

  test('is proven by the token in the form', () => {
    const body = patronFixture('kofi/subscription-tier.form');
    expect(judged(webhook, {})).toBe('unread');
    expect(judged(webhook, {}, body)).toBe('genuine');
    expect(judged(webhook, {}, body.replace('11111111', '11111112'))).toBe('forged');
    for (const text of [
      '',
      'data=',
      'data=%7B%7D',
      'data=%7B',
      patronFixture('kofi/subscription-tier.json'),
    ]) {
      expect(judged(webhook, {}, text)).toBe('unsigned');
    }
  });

  test('tells of a member for a month and the days of grace from the payment', () => {
    expect(read('kofi/subscription-tier.form')).toEqual({
      kind: 'told',
      member: {
        id: 'jo.example@example.com',
        address: { spelling: 'jo.example@example.com', key: 'jo.example@example.com' },
        name: 'Jo Example',
        tierTitle: 'Bronze',
        monthlyCents: 500,
        standing: 'entitled',
        expiresAt: Date.parse('2026-11-28T13:04:30Z'),
        toldAt: Date.parse('2026-10-21T13:04:30Z'),
      },
    });
    const first = read('kofi/subscription-first.form');
    expect(first).toMatchObject({ member: { monthlyCents: 500, standing: 'entitled' } });
    expect(first).toHaveProperty('member.tierTitle', undefined);
  });

  test.each(['kofi/donation.form', 'kofi/shop-order.form'])('has no member in %s', (name) => {
    expect(judged(webhook, {}, patronFixture(name))).toBe('genuine');
    expect(read(name)).toEqual({ kind: 'nothing', why: 'of no interest' });
  });

  test('keeps neither its token nor where an order goes', () => {
    for (const name of ['subscription-tier', 'subscription-first', 'shop-order', 'donation']) {
      expect(JSON.stringify(read(`kofi/${name}.form`))).not.toMatch(/1111|High St|Good luck/);
    }
  });
});

describe('Buy Me a Coffee', () => {
  const webhook = webhookOf('buy-me-a-coffee');
  const read = (name: string, change: (body: string) => string = (body) => body) =>
    webhook.read(change(patronFixture(`bmc/${name}.body`)), new Date());
  const PERIOD_END = 1_762_678_400_000;
  const GRACE = 7 * 24 * 60 * 60 * 1000;

  test.each([
    ['membership.started', 'membership-16', PERIOD_END + GRACE],
    ['membership.updated', 'membership-16', PERIOD_END],
    ['membership.cancelled', 'membership-16', PERIOD_END],
    ['recurring_donation.started', 'recurring_donation-16', PERIOD_END + GRACE],
  ] as const)('%s: what was paid for lasts to its end', (name, id, expiresAt) => {
    expect(read(name)).toMatchObject({
      kind: 'told',
      member: { id, monthlyCents: 500, standing: 'entitled', expiresAt },
    });
  });

  test('"false" is not true', () => {
    expect(read('membership.started')).toEqual(
      read('membership.started', (body) => body.replaceAll('"false"', 'false')),
    );
    const paused = read('membership.started', (body) =>
      body.replace('"paused":"false"', '"paused":"true"'),
    );
    expect(paused).toMatchObject({ member: { expiresAt: PERIOD_END } });
  });

  test('a year’s sum is divided by twelve, and yen have no cents', () => {
    const yearly = (body: string) =>
      body
        .replace('"duration_type":"month"', '"duration_type":"year"')
        .replace('"amount":5,', '"amount":60,');
    expect(read('membership.started', yearly)).toMatchObject({ member: { monthlyCents: 500 } });
    const yen = (body: string) =>
      body.replace('"USD"', '"JPY"').replace('"amount":5,', '"amount":700,');
    expect(read('membership.started', yen)).toMatchObject({ member: { monthlyCents: 700 } });
  });

  test('a try is of no interest', () => {
    const tried = (body: string) => body.replace('"live_mode":true', '"live_mode":false');
    expect(read('membership.started', tried)).toEqual({ kind: 'nothing', why: 'of no interest' });
    const other = (body: string) => body.replaceAll('membership.started', 'donation.created');
    expect(read('membership.started', other)).toEqual({ kind: 'nothing', why: 'of no interest' });
  });
});

describe('Stripe', () => {
  const name = 'stripe/customer.subscription';

  test('is asked about a subscription where it can be', () => {
    const webhook = webhookOf('stripe');
    for (const what of ['created', 'updated', 'deleted']) {
      expect(webhook.read(patronFixture(`${name}.${what}.body`), new Date())).toEqual({
        kind: 'ask',
        member: 'sub_1',
      });
    }
  });

  test.each([
    ['created', 'entitled', 1_762_678_400_000 + 7 * 24 * 60 * 60 * 1000],
    ['updated', 'declined', undefined],
    ['deleted', 'ended', undefined],
  ] as const)('tells itself what %s means where it cannot', (what, standing, expiresAt) => {
    const webhook = webhookOf('stripe', []);
    expect(webhook.read(patronFixture(`${name}.${what}.body`), new Date())).toEqual({
      kind: 'told',
      member: {
        id: 'sub_1',
        tierTitle: 'price_supporter',
        monthlyCents: 500,
        standing,
        expiresAt,
        toldAt: 1_760_000_000_000,
      },
    });
  });

  test('of other events nothing is heeded', () => {
    const other = patronFixture(`${name}.created.body`).replace(
      'customer.subscription.created',
      'invoice.paid',
    );
    expect(webhookOf('stripe').read(other, new Date())).toMatchObject({ why: 'of no interest' });
  });
});

describe('Patreon', () => {
  const webhook = webhookOf('patreon');
  const read = (body: string) => webhook.read(body, new Date());

  test.each([
    'members_pledge_create',
    'members_pledge_update',
    'members_pledge_delete',
    'members_update',
  ])('%s is a reason to ask about the member, whatever it says of tiers', (name) => {
    expect(read(patronFixture(`patreon/webhook.${name}.body`))).toEqual({
      kind: 'ask',
      member: '00000000-0000-4000-8000-000000000001',
    });
  });

  test('the portal’s try, of version 1, names nobody', () => {
    const body = patronFixture('patreon/webhook.portal-test.body');
    expect(read(body)).toMatchObject({ kind: 'nothing' });
    expect(read(body.replaceAll('"id":"1"', `"id":"${CAMPAIGN}"`))).toMatchObject({
      why: 'not understood',
    });
  });

  test('a member of another campaign is of no interest, and an id with a path in it is none', () => {
    const body = patronFixture('patreon/webhook.members_update.body');
    expect(read(body.replaceAll(CAMPAIGN, '1'))).toMatchObject({ why: 'of no interest' });
    const path = body.replaceAll('00000000-0000-4000-8000-000000000001', '../../token');
    expect(read(path)).toMatchObject({ why: 'not understood' });
  });
});

const sample = githubSample('created.payload.json');

describe.skipIf(sample === undefined)('GitHub (its samples are beside the checkout)', () => {
  const webhook = webhookOf('github-sponsors');
  const body = sample ?? '';
  const headers = signatureOf('captured-third-party/github-sponsors/created.payload.json');

  test('its own sample is proven, and any other byte is not', () => {
    expect(judged(webhook, headers, body)).toBe('genuine');
    expect(judged(webhook, headers, body.replace('500', '900'))).toBe('forged');
  });

  test.each(['created.payload.json', 'downgraded.payload.json'])(
    '%s is a reason to ask',
    (name) => {
      expect(webhook.read(githubSample(name) ?? '', new Date())).toEqual({
        kind: 'ask',
        member: 'monalisa',
      });
    },
  );
});

test('GitHub’s ping, and a sponsorship of somebody else, are of no interest', () => {
  const webhook = webhookOf('github-sponsors');
  const sponsorship = { sponsorable: { login: 'other' }, sponsor: { login: 'monalisa' } };
  for (const body of [{ zen: 'Keep it simple.' }, { sponsorship }]) {
    expect(webhook.read(JSON.stringify(body), new Date())).toMatchObject({ why: 'of no interest' });
  }
});

test('Open Collective proves nothing, and is only a reason to ask about somebody', () => {
  const webhook = webhookOf('open-collective');
  expect(webhook.proves).toBe(false);
  const body = patronFixture('opencollective/collective.member.created.json');
  expect(webhook.read(body, new Date())).toEqual({ kind: 'ask', member: 'jo-example' });
  const other = body.replace('collective.member.created', 'collective.expense.paid');
  expect(webhook.read(other, new Date())).toMatchObject({ why: 'of no interest' });
});

test.each(['', '{', 'null', '[]', '"x"', '{"__proto__":{"data":{}}}', 'data=1'])(
  'of %j nothing is understood, and nothing breaks',
  (body) => {
    for (const { name } of [...all, { name: 'ko-fi' }, { name: 'buy-me-a-coffee' }] as const) {
      const webhook = patronWebhooks(config, readEnvironment(variables).patrons, all).find(
        (each) => each.source === name,
      );
      expect(webhook?.read(body, new Date())).toMatchObject({ kind: 'nothing' });
    }
  },
);

test('what cannot be asked, or has no key, is not set up', () => {
  const keys = readEnvironment(variables).patrons;
  const names = (webhooks: readonly PatronWebhook[]) => webhooks.map(({ source }) => source);
  expect(names(patronWebhooks(config, keys, []))).toEqual(['ko-fi', 'buy-me-a-coffee', 'stripe']);
  expect(names(patronWebhooks({ graceDays: 7 }, keys, all))).toEqual([
    'ko-fi',
    'buy-me-a-coffee',
    'stripe',
  ]);
  expect(names(patronWebhooks(config, readEnvironment({}).patrons, all))).toEqual([
    'open-collective',
  ]);
});

test.each(Object.keys(variables))('a %s that is too short stops the start', (variable) => {
  const keys = readEnvironment({ ...variables, [variable]: 'short' }).patrons;
  expect(() => patronWebhooks(config, keys, all)).toThrow(
    expect.objectContaining({ id: 'webhook-key-malformed' }),
  );
});
