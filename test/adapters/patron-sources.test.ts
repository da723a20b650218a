/** Sources as config and environment set them up, and whole syncs of what was recorded. */
import { expect, onTestFinished, test } from 'vitest';
import { patronSources, sourcesWithoutKey } from '../../src/adapters/patron-sources.ts';
import { compose } from '../../src/compose.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { syncPatrons } from '../../src/workflows/sync-patrons.ts';
import { startApiDouble } from '../fakes/api-double.ts';
import { collect } from '../fakes/collect.ts';
import { answerAsPatreon, patreonState } from '../fakes/patreon-double.ts';
import { CAMPAIGN } from '../fakes/patron-fixtures.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import { scratchStore } from './store-sqlite/scratch-store.ts';

const config = {
  patrons: {
    graceDays: 7,
    patreon: { campaign: CAMPAIGN },
    githubSponsors: { login: 'octocat' },
    openCollective: { slug: 'roundup' },
  },
};
const tiers = [
  { id: 'supporter', name: 'Supporter' },
  { id: 'patron', name: 'Patron' },
];

async function openStore() {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return place.open({ tiers });
}

test('those with a key are asked, Stripe by its key alone; the others say what is missing', async () => {
  const { sourceTokens: tokens } = await openStore();
  const ports = { clock: fakeClock(), tokens };
  const names = (variables: Readonly<Record<string, string>>) =>
    patronSources(config.patrons, readEnvironment(variables).patrons, ports).map(
      ({ name }) => name,
    );
  expect(names({})).toEqual([]);
  const all = {
    PATREON_ACCESS_TOKEN: 'a',
    GITHUB_SPONSORS_TOKEN: 'b',
    STRIPE_API_KEY: 'c',
    OPENCOLLECTIVE_TOKEN: 'd',
  };
  expect(names(all)).toEqual(['patreon', 'github-sponsors', 'stripe', 'open-collective']);
  expect(sourcesWithoutKey(config.patrons, readEnvironment(all).patrons)).toEqual([]);
  const missing = sourcesWithoutKey(config.patrons, readEnvironment({}).patrons);
  expect(missing.map(({ name }) => name)).toEqual([
    'patreon',
    'github-sponsors',
    'open-collective',
  ]);
  for (const source of missing) {
    expect(() => source.members()).toThrow(
      expect.objectContaining({ id: 'patron-source-not-set-up' }),
    );
  }
  expect(sourcesWithoutKey({}, readEnvironment({}).patrons)).toEqual([]);
});

test('an address without https, and a key with a line break, stop the start', async () => {
  const { sourceTokens: tokens } = await openStore();
  const ports = { clock: fakeClock(), tokens };
  for (const [variables, id] of [
    [{ STRIPE_API_KEY: 'a', STRIPE_API_URL: 'http://example.com' }, 'api-address-insecure'],
    [{ STRIPE_API_KEY: 'a\nb' }, 'api-key-malformed'],
    [{ PATREON_ACCESS_TOKEN: 'a\nb' }, 'api-key-malformed'],
  ] as const) {
    const keys = readEnvironment(variables).patrons;
    expect(() => patronSources(config.patrons, keys, ports)).toThrow(
      expect.objectContaining({ id }),
    );
  }
});

async function syncing() {
  const state = patreonState();
  const double = await startApiDouble((request) => answerAsPatreon(state, request));
  const store = await openStore();
  const environment = readEnvironment({
    PATREON_ACCESS_TOKEN: 'access-1',
    PATREON_REFRESH_TOKEN: 'refresh-1',
    PATREON_CLIENT_ID: 'client',
    PATREON_CLIENT_SECRET: 'client-secret',
    PATREON_API_URL: double.url,
  });
  const composition = compose({ root: '/nowhere', environment });
  const [source] = await composition.patronSources(config, store);
  if (source === undefined) throw new Error('Patreon is not set up');
  const clock = await composition.clock();
  const sync = () =>
    syncPatrons(
      { source, patrons: store.patrons, clock },
      { tiers, graceDays: 7, isDry: false, consent: async () => 0 },
    );
  const grants = async () => (await collect(store.patrons.list())).flatMap((entry) => entry.grants);
  return { state, double, sync, grants };
}

test('a sync of Patreon grants what was recorded, once', async () => {
  const { state, sync, grants } = await syncing();
  state.accessToken = 'ended a month ago';
  expect(await sync()).toMatchObject({ source: 'patreon', came: 7, unknownTiers: [] });
  expect(state.renewals).toBe(1);
  const held = (await grants()).map(({ member, tier, state: how }) => [
    `p${Number(member.slice(-2))}`,
    tier,
    how,
  ]);
  expect(held.toSorted()).toEqual([
    ['p1', 'supporter', 'active'],
    ['p2', 'patron', 'active'],
    ['p3', 'supporter', 'grace'],
    ['p6', 'patron', 'active'],
    ['p7', 'supporter', 'active'],
    ['p8', 'supporter', 'active'],
    ['p9', 'patron', 'active'],
  ]);
  expect(await sync()).toMatchObject({ came: 0, changed: 0, went: 0 });
});

test('a tale that breaks off halfway changes nothing', async () => {
  const { state, sync, grants } = await syncing();
  await sync();
  const before = await grants();
  state.pages.set('01AbCdEf', state.pages.get(''));
  await expect(sync()).rejects.toThrow(expect.objectContaining({ id: 'patron-source-unreadable' }));
  expect(await grants()).toEqual(before);
});
