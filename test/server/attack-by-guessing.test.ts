/** Guessing the token of a confirmation, very often. */
import autocannon from 'autocannon';
import { expect, test } from 'vitest';
import { running } from './running.ts';

test('20,000 guesses: none is right, and soon nobody listens', { timeout: 180_000 }, async () => {
  let looks = 0;
  const store = (await running()).store;
  const server = await running({
    store,
    deps: {
      confirmations: {
        find: async (hash, now) => {
          looks += 1;
          return store.confirmations.find(hash, now);
        },
      },
    },
  });
  const guesses = Array.from({ length: 50 }, (_, index) => ({
    method: index % 2 === 0 ? ('GET' as const) : ('POST' as const),
    path: `/confirm/${crypto.randomUUID().replaceAll('-', '')}AbCdEfGh_-${index % 10}`,
  }));
  const result = await autocannon({
    url: server.url,
    amount: 20_000,
    connections: 8,
    pipelining: 100,
    requests: guesses,
  });
  expect(result['2xx']).toBe(0);
  // Those under way at the end are sent, and not waited for.
  expect(result.requests.sent).toBeGreaterThanOrEqual(20_000);
  expect(result.statusCodeStats?.['429']?.count).toBeGreaterThan(18_000);
  expect(looks).toBeLessThan(2000);
});
