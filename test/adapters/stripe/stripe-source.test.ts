/** Stripe's subscriptions: what each status and period means, page after page. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createStripeSource } from '../../../src/adapters/stripe/stripe-source.ts';
import { type ApiRequest, startApiDouble } from '../../fakes/api-double.ts';
import { collect } from '../../fakes/collect.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';
import { patronFixture } from '../../fakes/patron-fixtures.ts';

const PERIOD_END = new Date(1_762_678_400_000);
const event = z.object({
  data: z.object({
    object: z.looseObject({
      id: z.string(),
      items: z.looseObject({ data: z.array(z.looseObject({ price: z.looseObject({}) })) }),
    }),
  }),
});
const recorded = event.parse(JSON.parse(patronFixture('stripe/customer.subscription.created.body')))
  .data.object;
const customer = { id: 'cus_1', email: 'Jo@Example.com', name: 'Jo Example' };
const subscription = (change: Readonly<Record<string, unknown>> = {}) => ({
  ...recorded,
  customer,
  ...change,
});
const priced = (price: Readonly<Record<string, unknown>>, quantity = 1) => {
  const [item] = recorded.items.data;
  return { ...item, quantity, price: { ...item?.price, ...price } };
};

async function stripe(all: readonly { readonly id?: unknown }[]) {
  const answer = ({ method, path, query, headers }: ApiRequest) => {
    if (method !== 'GET' || headers['stripe-version'] !== '2025-03-31.basil') throw new Error(path);
    if (headers.authorization !== 'Bearer rk_test') return { status: 401, body: {} };
    const [, id] = /^\/v1\/subscriptions\/(sub_\w+)$/.exec(path) ?? [];
    if (id !== undefined) {
      if (query.get('expand[]') !== 'customer') throw new Error('expand');
      const found = all.find((each) => each.id === id);
      return found === undefined ? { status: 404, body: {} } : { status: 200, body: found };
    }
    if (path !== '/v1/subscriptions' || query.get('expand[]') !== 'data.customer') {
      throw new Error(path);
    }
    const limit = Number(query.get('limit'));
    const after = query.get('starting_after');
    const from = after === null ? 0 : all.findIndex((each) => each.id === after) + 1;
    const data = all.slice(from, from + limit);
    return { status: 200, body: { object: 'list', has_more: from + limit < all.length, data } };
  };
  const double = await startApiDouble(answer);
  const clock = fakeClock();
  return { double, source: createStripeSource({ key: 'rk_test', baseUrl: double.url }, { clock }) };
}

test.each([
  ['active', {}, { standing: 'entitled', expiresAt: undefined }],
  ['trialing', {}, { standing: 'entitled' }],
  ['active', { cancel_at_period_end: true }, { standing: 'entitled', expiresAt: PERIOD_END }],
  ['past_due', {}, { standing: 'declined', expiresAt: undefined }],
  ['unpaid', {}, { standing: 'ended' }],
  ['paused', {}, { standing: 'ended' }],
  ['incomplete', {}, { standing: 'ended' }],
  ['canceled', {}, { standing: 'ended' }],
  ['constructor', {}, { standing: 'ended' }],
])('%s, %j', async (status, change, told) => {
  const { source } = await stripe([subscription({ status, ...change })]);
  expect(await collect(source.members())).toMatchObject([
    {
      id: 'sub_1',
      address: { spelling: 'Jo@Example.com', key: 'jo@example.com' },
      name: 'Jo Example',
      tierTitle: 'price_supporter',
      monthlyCents: 500,
      ...told,
    },
  ]);
});

test('the end of a period is the item’s, and of older versions the subscription’s', async () => {
  const [item] = recorded.items.data;
  const bare = { ...item, current_period_end: undefined };
  const older = subscription({
    cancel_at_period_end: true,
    current_period_end: 1_762_678_400,
    items: { data: [bare] },
  });
  const { source } = await stripe([older]);
  expect(await collect(source.members())).toMatchObject([{ expiresAt: PERIOD_END }]);
});

test('a year, a quarter and several of one are told by the month; the dearest item counts', async () => {
  const recurring = (interval: string, interval_count: number) => ({ interval, interval_count });
  const { source } = await stripe(
    [
      [priced({ unit_amount: 6_000, recurring: recurring('year', 1) })],
      [priced({ unit_amount: 1_500, recurring: recurring('month', 3) })],
      [priced({ unit_amount: 250 }, 2)],
      [priced({ id: 'small', unit_amount: 100 }), priced({ id: 'large', unit_amount: 500 })],
    ].map((data, index) => subscription({ id: `sub_${index}`, items: { data } })),
  );
  const members = await collect(source.members());
  expect(members.map(({ monthlyCents }) => monthlyCents)).toEqual([500, 500, 500, 500]);
  expect(members[3]?.tierTitle).toBe('large');
});

test('more than ten thousand are told once each', async () => {
  const all = Array.from({ length: 10_050 }, (_, index) => subscription({ id: `sub_${index}` }));
  const { source, double } = await stripe(all);
  const ids = new Set<string>();
  for await (const { id } of source.members()) ids.add(id);
  expect([ids.size, double.requests.length]).toEqual([10_050, 101]);
});

test('a page that promises more and names nobody stops the tale', async () => {
  const { source, double } = await stripe([]);
  double.next({ status: 200, body: { has_more: true, data: [] } });
  await expect(collect(source.members())).rejects.toThrow(
    expect.objectContaining({ id: 'patron-source-unreadable' }),
  );
});

test('one is asked for again; a customer who is gone has no address', async () => {
  const { source } = await stripe([subscription({ customer: { id: 'cus_1', deleted: true } })]);
  expect(await source.member?.('sub_1')).toMatchObject({
    address: undefined,
    standing: 'entitled',
  });
  expect(await source.member?.('sub_2')).toBeUndefined();
  expect(await source.member?.('../customers')).toBeUndefined();
});
