/** GitHub's sponsors: page after page, without those who pay by Patreon, and never half of them. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createSponsorsSource } from '../../../src/adapters/github-sponsors/sponsors-source.ts';
import { type ApiRequest, startApiDouble } from '../../fakes/api-double.ts';
import { collect } from '../../fakes/collect.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';

const asked = z.strictObject({
  query: z.string().regex(/includePrivate: true, activeOnly: true/),
  variables: z.strictObject({ login: z.literal('octocat'), after: z.string().optional() }),
});

function sponsor(login: string, change: Readonly<Record<string, unknown>> = {}) {
  return {
    createdAt: '2026-01-31T10:00:00Z',
    isActive: true,
    isOneTimePayment: false,
    paymentSource: 'GITHUB',
    tierSelectedAt: '2026-01-31T10:00:00Z',
    tier: { name: '$5 a month', monthlyPriceInCents: 500 },
    sponsorEntity: { login },
    ...change,
  };
}

async function github(pages: readonly (readonly unknown[])[]) {
  const answer = ({ method, path, headers, text }: ApiRequest) => {
    if (`${method} ${path}` !== 'POST /graphql') throw new Error(path);
    if (headers.authorization !== 'Bearer token') return { status: 401, body: {} };
    const at = Number(asked.parse(JSON.parse(text)).variables.after ?? 0);
    const pageInfo = { hasNextPage: at + 1 < pages.length, endCursor: String(at + 1) };
    const sponsorshipsAsMaintainer = { pageInfo, nodes: pages[at] };
    return { status: 200, body: { data: { repositoryOwner: { sponsorshipsAsMaintainer } } } };
  };
  const double = await startApiDouble(answer);
  const clock = fakeClock();
  const config = { login: 'octocat', token: 'token', baseUrl: double.url };
  return { double, clock, source: createSponsorsSource(config, { clock }) };
}

const failing = (id: string) => expect.objectContaining({ id });

test('a sponsor is a member by login, without an address', async () => {
  const { source, clock } = await github([[sponsor('MonaLisa')]]);
  expect(await collect(source.members())).toEqual([
    {
      id: 'monalisa',
      address: undefined,
      name: 'MonaLisa',
      tierTitle: '$5 a month',
      monthlyCents: 500,
      standing: 'entitled',
      since: new Date('2026-01-31T10:00:00Z'),
      expiresAt: undefined,
      toldAt: clock.now(),
    },
  ]);
});

test('one payment lasts a month, to the last day of a shorter one', async () => {
  const { source } = await github([[sponsor('one', { isOneTimePayment: true })]]);
  expect(await collect(source.members())).toMatchObject([
    { expiresAt: new Date('2026-02-28T10:00:00Z') },
  ]);
});

test('who pays by Patreon is told by Patreon, and whom GitHub does not name by nobody', async () => {
  const { source } = await github([
    [
      sponsor('by-patreon', { paymentSource: 'PATREON' }),
      sponsor('gone', { sponsorEntity: null }),
      null,
      sponsor('here', { tier: null }),
    ],
  ]);
  expect(await collect(source.members())).toMatchObject([{ id: 'here', tierTitle: undefined }]);
});

test('more than ten thousand are told once each, and one of them is found again', async () => {
  const pages = Array.from({ length: 101 }, (_, page) =>
    Array.from({ length: 100 }, (_, index) => sponsor(`sponsor-${page * 100 + index}`)),
  );
  const { source } = await github(pages);
  expect(new Set((await collect(source.members())).map(({ id }) => id)).size).toBe(10_100);
  expect(await source.member?.('Sponsor-10099')).toMatchObject({ id: 'sponsor-10099' });
  expect(await source.member?.('nobody')).toBeUndefined();
});

test.each([
  [{ errors: [{ type: 'INSUFFICIENT_SCOPES' }], data: null }, 'patron-source-refused'],
  [{ errors: [{ message: 'Something went wrong' }] }, 'patron-source-unreadable'],
  [{ data: { repositoryOwner: null } }, 'patron-source-unreadable'],
  [
    {
      data: {
        repositoryOwner: {
          sponsorshipsAsMaintainer: { pageInfo: { hasNextPage: true, endCursor: null }, nodes: [] },
        },
      },
    },
    'patron-source-unreadable',
  ],
])('%j stops the tale', async (body, id) => {
  const { source, double } = await github([[]]);
  double.next({ status: 200, body });
  await expect(collect(source.members())).rejects.toThrow(failing(id));
});

test('a second limit is waited for, a refusal is not', async () => {
  const { source, double, clock } = await github([[sponsor('one')]]);
  double.next(
    { status: 403, body: {}, headers: { 'retry-after': '7' } },
    { status: 502, body: {} },
  );
  expect(await collect(source.members())).toHaveLength(1);
  expect(clock.slept).toEqual(expect.arrayContaining([7_000, 2_000]));
  double.next({ status: 403, body: {} });
  await expect(collect(source.members())).rejects.toThrow(failing('patron-source-refused'));
});
