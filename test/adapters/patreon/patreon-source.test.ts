/** Patreon's members: who is entitled to what, page after page, and what stops the tale. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createPatreonSource } from '../../../src/adapters/patreon/patreon-source.ts';
import type { SourceToken } from '../../../src/core/patrons/source-token.ts';
import type { SourceTokens } from '../../../src/ports/patron-sources.ts';
import { startApiDouble } from '../../fakes/api-double.ts';
import { collect } from '../../fakes/collect.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';
import { answerAsPatreon, patreonState } from '../../fakes/patreon-double.ts';
import { CAMPAIGN, patronFixture } from '../../fakes/patron-fixtures.ts';

/** Renews for one process. */
function tokensInMemory(): SourceTokens & { held: SourceToken | undefined } {
  return {
    held: undefined,
    async current({ given }) {
      return this.held ?? given;
    },
    async renew(_, refused, renewal) {
      this.held = await renewal(refused);
      return this.held;
    },
  };
}

async function patreon(client: { readonly clientId?: string } = { clientId: 'client' }) {
  const state = patreonState();
  const double = await startApiDouble((request) => answerAsPatreon(state, request));
  const clock = fakeClock();
  const tokens = tokensInMemory();
  const access = {
    campaign: CAMPAIGN,
    token: 'access-1',
    refreshToken: 'refresh-1',
    clientId: client.clientId,
    clientSecret: 'client-secret',
    baseUrl: double.url,
  };
  const source = createPatreonSource(access, { clock, tokens });
  return { state, double, clock, tokens, source };
}

const failing = (id: string) => expect.objectContaining({ id });

test('each member is entitled to what was recorded', async () => {
  const { source } = await patreon();
  const expected = z
    .record(z.string(), z.string().nullable())
    .parse(JSON.parse(patronFixture('patreon/expected-entitlements.json')));
  const members = await collect(source.members());
  const told = members.map(({ id, standing, tierTitle }) => {
    const who = `p${Number(id.slice(-2))}`;
    if (standing === 'ended') return [who, null];
    return [who, standing === 'declined' ? `grace(${tierTitle})` : tierTitle];
  });
  const { rule: _, ...rest } = expected;
  const wanted = Object.entries(rest).map(([who, what]) => [who, what?.split(',')[0] ?? null]);
  expect(told).toEqual(wanted);
  expect(members[7]).toMatchObject({ address: undefined, standing: 'entitled' });
  expect(members[0]).toEqual({
    id: '00000000-0000-4000-8000-000000000001',
    address: { spelling: 'p1@example.com', key: 'p1@example.com' },
    name: 'Patron 1',
    tierTitle: 'Supporter',
    monthlyCents: 500,
    standing: 'entitled',
    since: new Date('2026-01-05T10:00:00Z'),
    toldAt: new Date('2023-11-02T08:00:00Z'),
  });
});

test('an amount without a tier is told as an amount; a tier that costs nothing is none', async () => {
  const { source, state } = await patreon();
  const page = z
    .looseObject({ data: z.array(z.looseObject({ id: z.string() })) })
    .parse(JSON.parse(patronFixture('patreon/members.page2.json')));
  const withTiers = (...ids: readonly string[]) => ({
    currently_entitled_tiers: { data: ids.map((id) => ({ id, type: 'tier' })) },
  });
  const relationships: Readonly<Record<string, unknown>> = {
    '06': withTiers('21926168'),
    '07': withTiers(),
  };
  const data = page.data.map((member) => ({
    ...member,
    relationships: relationships[member.id.slice(-2)] ?? withTiers(),
  }));
  state.pages.set('', { ...page, data });
  const members = await collect(source.members());
  const seventh = members.find(({ id }) => id.endsWith('07'));
  expect(seventh).toMatchObject({ tierTitle: undefined, monthlyCents: 500, standing: 'entitled' });
  const gifted = members.find(({ id }) => id.endsWith('06'));
  expect(gifted).toMatchObject({ tierTitle: undefined, standing: 'ended' });
});

test('ten thousand members and more are told once each, not faster than Patreon likes', async () => {
  const { source, state, clock, double } = await patreon();
  const page = z
    .looseObject({ data: z.array(z.looseObject({ id: z.string() })) })
    .parse(state.pages.get(''));
  state.pages.clear();
  for (let at = 0; at < 21; at += 1) {
    const data = Array.from({ length: 500 }, (_, index) => ({
      ...page.data[0],
      id: `member-${at * 500 + index}`,
    }));
    const next = at === 20 ? null : `cursor ${at + 1}`;
    const meta = { pagination: { cursors: { next }, total: 10_500 } };
    state.pages.set(at === 0 ? '' : `cursor ${at}`, { ...page, data, meta });
  }
  const ids = new Set<string>();
  for await (const { id } of source.members()) ids.add(id);
  expect(ids.size).toBe(10_500);
  expect(double.requests.length).toBe(21);
  const slept = clock.slept.reduce((sum, ms) => sum + ms, 0);
  expect(slept).toBeGreaterThanOrEqual(20 * 600);
});

test('pages that go round in a circle stop the tale', async () => {
  const { source, state } = await patreon();
  state.pages.set('01AbCdEf', state.pages.get(''));
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-unreadable'));
});

test('a limit is waited for as long as Patreon says, and what failed there is asked again', async () => {
  const { source, double, clock } = await patreon();
  const limited = { status: 429, body: JSON.parse(patronFixture('patreon/error.429.json')) };
  double.next(limited, { status: 503, body: {} }, 'reset', 'cut-off');
  expect(await collect(source.members())).toHaveLength(10);
  expect(clock.slept).toContain(9_000);
  expect(clock.slept).toEqual(expect.arrayContaining([2_000, 4_000, 8_000]));
});

test('a wait that Patreon asks for has an end, and so has our patience', async () => {
  const { source, double, clock } = await patreon();
  const forever = { errors: [{ retry_after_seconds: 1e9 }] };
  double.next(...Array.from({ length: 5 }, () => ({ status: 429, body: forever })));
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-unavailable'));
  expect(Math.max(...clock.slept)).toBe(120_000);
  expect(double.requests.length).toBe(5);
});

test('a token that has ended is renewed once, in the middle of the tale too', async () => {
  const { source, state, tokens } = await patreon();
  const told: string[] = [];
  for await (const { id } of source.members()) {
    if (told.length === 2) state.accessToken = 'nobody has it';
    told.push(id);
  }
  expect(told).toHaveLength(10);
  expect(state.renewals).toBe(1);
  expect(tokens.held).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-2' });
});

test.each([429, 500, 503])('a %d renews no token', async (status) => {
  const { source, state, double } = await patreon();
  double.next(...Array.from({ length: 5 }, () => ({ status, body: {} })));
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-unavailable'));
  expect(state.renewals).toBe(0);
});

test('without a client a token that has ended is refused, and that is told', async () => {
  const { source, state } = await patreon({});
  state.accessToken = 'another';
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-refused'));
});

test('a refresh token that Patreon knows no more asks for new ones, and shows none', async () => {
  const { source, state } = await patreon();
  state.accessToken = 'another';
  state.refreshToken = 'another';
  const failure = await collect(source.members()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ id: 'patron-token-lost', kind: 'configuration' });
  expect(JSON.stringify([failure, String(failure)])).not.toMatch(
    /access-1|refresh-1|client-secret/,
  );
});

test('while tokens cannot be renewed for a moment, nothing is lost', async () => {
  const { source, state, double, tokens } = await patreon();
  state.accessToken = 'ended';
  double.next({ status: 401, body: {} }, { status: 503, body: {} });
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-unavailable'));
  expect(tokens.held).toBeUndefined();
  expect(await collect(source.members())).toHaveLength(10);
});

test.each(['no-json', 'endless', { status: 200, body: { data: [{ id: 1 }] } }] as const)(
  'an answer that is none (%j) stops the tale',
  async (trouble) => {
    const { source, double } = await patreon();
    double.next(trouble);
    await expect(collect(source.members())).rejects.toThrow(/Patreon/);
  },
);

test('a redirect is not followed with the token', async () => {
  const { source, double } = await patreon();
  double.next({ status: 302, body: {}, headers: { location: `${double.url}/elsewhere` } });
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-unavailable'));
  expect(double.requests.map(({ path }) => path)).not.toContain('/elsewhere');
});

test('one member is asked for again; whom Patreon does not know is nobody', async () => {
  const { source, state, double } = await patreon();
  expect(await source.member?.('00000000-0000-4000-8000-000000000003')).toMatchObject({
    standing: 'declined',
    tierTitle: 'Supporter',
  });
  expect(await source.member?.('00000000-0000-4000-8000-000000000099')).toBeUndefined();
  const asked = double.requests.length;
  expect(await source.member?.('../../token')).toBeUndefined();
  expect(double.requests.length).toBe(asked);
  const elsewhere = patronFixture('patreon/members.page1.json').replace(
    '"relationships": {',
    '"relationships": { "campaign": { "data": { "id": "1", "type": "campaign" } },',
  );
  state.pages.set('', JSON.parse(elsewhere));
  expect(await source.member?.('00000000-0000-4000-8000-000000000001')).toBeUndefined();
});
