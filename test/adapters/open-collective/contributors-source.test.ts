/** Open Collective's contributors: the highest of each, and never half of them. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createContributorsSource } from '../../../src/adapters/open-collective/contributors-source.ts';
import { type ApiRequest, startApiDouble } from '../../fakes/api-double.ts';
import { collect } from '../../fakes/collect.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';

const asked = z.strictObject({
  query: z.string().regex(/onlyActiveSubscriptions: true/),
  variables: z.strictObject({
    slug: z.literal('roundup'),
    limit: z.literal(100),
    offset: z.number().int().min(0),
    from: z.strictObject({ slug: z.string() }).optional(),
  }),
});

interface Order extends Readonly<Record<string, unknown>> {
  readonly fromAccount: {
    readonly slug: string;
    readonly name: string | null;
    readonly email?: string;
  } | null;
}

function order(slug: string, change: Readonly<Record<string, unknown>> = {}): Order {
  return {
    status: 'ACTIVE',
    frequency: 'MONTHLY',
    createdAt: '2026-07-18T10:30:14.985Z',
    amount: { valueInCents: 500 },
    tier: { name: 'backer' },
    fromAccount: { slug, name: 'Jo Example', email: `${slug}@example.com` },
    ...change,
  };
}

async function collective(orders: Order[], onPage: (page: number) => void = () => {}) {
  let page = 0;
  const answer = ({ method, path, headers, text }: ApiRequest) => {
    if (`${method} ${path}` !== 'POST /graphql/v2') throw new Error(path);
    if (headers['personal-token'] !== 'token') return { status: 401, body: {} };
    const { offset, limit, from } = asked.parse(JSON.parse(text)).variables;
    onPage((page += 1));
    const all = orders.filter((each) => from === undefined || each.fromAccount?.slug === from.slug);
    const nodes = all.slice(offset, offset + limit);
    const body = { data: { account: { orders: { totalCount: all.length, nodes } } } };
    return { status: 200, body };
  };
  const double = await startApiDouble(answer);
  const config = { slug: 'roundup', token: 'token', baseUrl: double.url };
  const clock = fakeClock();
  return { double, clock, source: createContributorsSource(config, { clock }) };
}

test('who contributes month by month is a member, by the name of their account', async () => {
  const { source, clock } = await collective([order('jo-example')]);
  const toldAt = clock.now();
  const [member] = await collect(source.members());
  expect(member).toEqual({
    id: 'jo-example',
    address: { spelling: 'jo-example@example.com', key: 'jo-example@example.com' },
    name: 'Jo Example',
    tierTitle: 'backer',
    monthlyCents: 500,
    standing: 'entitled',
    since: new Date('2026-07-18T10:30:14.985Z'),
    toldAt,
  });
  expect(await source.member?.('jo-example')).toMatchObject({ id: 'jo-example' });
  expect(await source.member?.('nobody')).toBeUndefined();
  expect(await source.member?.('a b')).toBeUndefined();
});

test('of several contributions what entitles counts, and of that the highest', async () => {
  const { source } = await collective([
    order('jo', { status: 'ERROR', amount: { valueInCents: 9_000 } }),
    order('jo', { amount: { valueInCents: 700 } }),
    order('JO', { frequency: 'YEARLY', amount: { valueInCents: 6_000 } }),
    order('late', { status: 'ERROR', fromAccount: { slug: 'late', name: null } }),
    order('x', { fromAccount: null }),
  ]);
  expect(await collect(source.members())).toMatchObject([
    { id: 'jo', monthlyCents: 700, standing: 'entitled' },
    { id: 'late', standing: 'declined', address: undefined, name: undefined },
  ]);
});

test('more than ten thousand are told once each', async () => {
  const { source } = await collective(
    Array.from({ length: 10_050 }, (_, index) => order(`backer-${index}`)),
  );
  expect(new Set((await collect(source.members())).map(({ id }) => id)).size).toBe(10_050);
});

test('when somebody goes while the pages are read, all are read again', async () => {
  const orders = Array.from({ length: 250 }, (_, index) => order(`backer-${index}`));
  const { source } = await collective(orders, (page) => {
    if (page === 2) orders.splice(0, 1);
  });
  expect(await collect(source.members())).toHaveLength(249);
});

test('when they never stand still, that is told, and nobody', async () => {
  const orders = Array.from({ length: 250 }, (_, index) => order(`backer-${index}`));
  const { source } = await collective(orders, () => void orders.splice(0, 1));
  await expect(collect(source.members())).rejects.toThrow(
    expect.objectContaining({ id: 'patron-source-unreadable' }),
  );
});

test.each([
  [{ errors: [{ message: 'no' }], data: { account: null } }, 'patron-source-refused'],
  [{ data: { account: null } }, 'patron-source-unreadable'],
])('%j stops the tale', async (body, id) => {
  const { source, double } = await collective([]);
  double.next({ status: 200, body });
  await expect(collect(source.members())).rejects.toThrow(expect.objectContaining({ id }));
});
