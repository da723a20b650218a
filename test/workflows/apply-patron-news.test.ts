/** From what a source told to a patron’s tier: asked again where it can be, and counted once. */
import { expect, onTestFinished, test } from 'vitest';
import { createKoFiWebhook } from '../../src/adapters/ko-fi/ko-fi-webhook.ts';
import { createMembershipWebhook } from '../../src/adapters/buy-me-a-coffee/membership-webhook.ts';
import { Failure } from '../../src/core/failure.ts';
import type { WaitingNews } from '../../src/core/patrons/patron-news.ts';
import type { SourceMember } from '../../src/core/patrons/source-member.ts';
import type { PatronWebhook } from '../../src/ports/patron-sources.ts';
import { applyPatronNews } from '../../src/workflows/apply-patron-news.ts';
import { scratchStore } from '../adapters/store-sqlite/scratch-store.ts';
import { address } from '../adapters/store-steps.ts';
import { patronFixture, patronSecrets } from '../fakes/patron-fixtures.ts';
import { stillClock } from '../fakes/still-clock.ts';

const config = {
  tiers: [
    { id: 'bronze', name: 'Bronze', benefits: [], aliases: [] },
    { id: 'supporter', name: 'Supporter', benefits: [], aliases: [] },
  ],
  patrons: { graceDays: 7 },
};
const DAY_MS = 24 * 60 * 60 * 1000;

async function patrons(at: string, answer: () => Promise<SourceMember | undefined>) {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const clock = stillClock(at);
  const store = await place.open({ tiers: config.tiers, now: clock.now });
  const asked: string[] = [];
  const source = {
    name: 'patreon',
    member: async (id: string) => {
      asked.push(id);
      return answer();
    },
  };
  const ports = { patrons: store.patrons, clock, patronSources: [source] };
  const apply = (name: 'patreon' | 'ko-fi' | 'buy-me-a-coffee' | 'stripe', news: WaitingNews) =>
    applyPatronNews(ports, config, { source: name, news });
  const grants = async () => {
    const all = [];
    for await (const { grants: some } of store.patrons.list()) all.push(...some);
    return all;
  };
  return { clock, apply, grants, asked };
}

function newsOf(webhook: PatronWebhook, body: string): WaitingNews {
  const news = webhook.read(body, new Date());
  if (news.kind === 'nothing') throw new Error(news.why);
  return news;
}

test('a trigger has the source asked, and what it answers is granted', async () => {
  const member: SourceMember = {
    id: 'm-1',
    address: address('p1@example.com'),
    tierTitle: 'supporter',
    standing: 'entitled',
  };
  let answer: SourceMember | undefined = member;
  const { apply, grants, asked, clock } = await patrons('2026-10-21T00:00:00Z', async () => answer);
  const trigger = { kind: 'ask', member: 'm-1' } as const;
  expect(await apply('patreon', trigger)).toEqual({ state: 'done' });
  expect(await apply('patreon', trigger)).toEqual({ state: 'done' });
  expect(asked).toEqual(['m-1', 'm-1']);
  expect(await grants()).toMatchObject([{ tier: 'supporter', state: 'active' }]);
  clock.pass(1_000);
  answer = undefined;
  await apply('patreon', trigger);
  expect(await grants()).toMatchObject([{ state: 'ended', expiresAt: clock.now() }]);
});

test('a source that does not answer is asked again later; nothing is revoked meanwhile', async () => {
  const { apply, grants } = await patrons('2026-10-21T00:00:00Z', () =>
    Promise.reject(new Failure('unavailable', 'patron-source-unavailable', 'x', 'y')),
  );
  expect(await apply('patreon', { kind: 'ask', member: 'm-1' })).toEqual({
    state: 'failed',
    reason: 'patron-source-unavailable',
  });
  expect(await apply('stripe', { kind: 'ask', member: 'sub_1' })).toMatchObject({
    state: 'done',
    note: 'stripe is not set up any more, so it was not asked',
  });
  expect(await grants()).toEqual([]);
});

const nobody = async (): Promise<undefined> => undefined;

test('a payment at Ko-fi lasts a month and the days of grace; told again, no longer', async () => {
  const { apply, grants, clock } = await patrons('2026-10-22T00:00:00Z', nobody);
  const webhook = createKoFiWebhook(patronSecrets.koFi, config.patrons);
  const october = patronFixture('kofi/subscription-tier.form');
  const november = october.replace('2026-10-21', '2026-11-21').replace('%22b2%22', '%22b9%22');
  const expiries = async () => (await grants()).map(({ expiresAt }) => expiresAt?.toISOString());
  await apply('ko-fi', newsOf(webhook, october));
  await apply('ko-fi', newsOf(webhook, october));
  expect(await expiries()).toEqual(['2026-11-28T13:04:30.000Z']);
  clock.pass(31 * DAY_MS);
  await apply('ko-fi', newsOf(webhook, november));
  // Ko-fi told October again, as its first answer was lost.
  await apply('ko-fi', newsOf(webhook, october));
  expect(await expiries()).toEqual(['2026-12-28T13:04:30.000Z']);
  expect(await grants()).toMatchObject([{ tier: 'bronze', member: 'jo.example@example.com' }]);
});

test('a payment that is over when it is told grants nothing', async () => {
  const { apply, grants } = await patrons('2027-01-01T00:00:00Z', nobody);
  const webhook = createKoFiWebhook(patronSecrets.koFi, config.patrons);
  await apply('ko-fi', newsOf(webhook, patronFixture('kofi/subscription-tier.form')));
  expect((await grants()).filter(({ state }) => state !== 'ended')).toEqual([]);
});

test('a tier that the config does not have is told to the log, without its name', async () => {
  const { apply, grants } = await patrons('2025-10-21T00:00:00Z', nobody);
  const webhook = createMembershipWebhook(patronSecrets.buyMeACoffee, config.patrons);
  const gold = patronFixture('bmc/membership.started.body').replace('"Supporter"', '"Gold"');
  expect(await apply('buy-me-a-coffee', newsOf(webhook, gold))).toEqual({
    state: 'done',
    note: 'buy-me-a-coffee told of a tier that the config does not have',
  });
  expect((await grants()).filter(({ state }) => state !== 'ended')).toEqual([]);
});

test('a cancelled membership at Buy Me a Coffee ends with what was paid for, in any order', async () => {
  const webhook = createMembershipWebhook(patronSecrets.buyMeACoffee, config.patrons);
  const started = newsOf(webhook, patronFixture('bmc/membership.started.body'));
  const cancelled = newsOf(
    webhook,
    patronFixture('bmc/membership.cancelled.body').replace(
      '1760000000,"event',
      '1761000000,"event',
    ),
  );
  for (const order of [
    [started, cancelled],
    [cancelled, started],
    [started, cancelled, started],
  ]) {
    const { apply, grants } = await patrons('2025-10-21T00:00:00Z', nobody);
    for (const news of order) await apply('buy-me-a-coffee', news);
    expect(await grants()).toMatchObject([{ expiresAt: new Date(1_762_678_400_000) }]);
  }
});
