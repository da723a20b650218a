/** Enumeration by time: how long the answer to the form takes must not tell who is a patron. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { PatronStore } from '../../../src/ports/patrons.ts';
import { closestRatio, SAMPLES } from '../closest-ratio.ts';
import { grantAll } from '../../adapters/store-steps.ts';
import { type Serving, serving, SITE } from './serving.ts';

const ROUNDS = 12;
const MOST_APART = 1.05;

test(
  'medians are within 5 %, and a server that looks the patron up first is caught',
  { timeout: 240_000 },
  async () => {
    expect(await ratioOf(await filled(), ROUNDS)).toBeLessThan(MOST_APART);
    const telling = await filled();
    const { append } = telling.store.inbox;
    telling.store.inbox.append = async (entries) => {
      const [entry] = entries;
      const key = entry?.kind === 'login' ? entry.address.key : '';
      const found: Awaited<ReturnType<PatronStore['find']>> = await telling.store.patrons.find({
        address: { key, spelling: key },
      });
      if (found !== undefined) await sleep(10);
      return append.call(telling.store.inbox, entries);
    };
    expect(await ratioOf(telling, 1)).toBeGreaterThan(MOST_APART);
  },
);

/** Looks at its inbox as seldom as a real one. */
async function filled(): Promise<Serving> {
  const server = await serving({
    server: { subscribe: { formsPerConnection: 10_000 } },
    lookEveryMs: 2000,
  });
  const known = Array.from({ length: SAMPLES }, (_, index) => ({
    spelling: `known${index}@example.com`,
    tier: 'patron',
  }));
  await grantAll(server.store, 'test', known);
  return server;
}

async function ratioOf(server: Serving, rounds: number): Promise<number> {
  return closestRatio(
    (_, index) => timeOf(server, `known${index}@example.com`),
    (round, index) => timeOf(server, `strange${round}-${index}@example.com`),
    { rounds, enough: MOST_APART },
  );
}

async function timeOf(server: Serving, email: string): Promise<number> {
  const page = await (await server.get('/patron')).text();
  const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
  server.clock.pass(5000);
  const body = new URLSearchParams({ email, stamp });
  const start = performance.now();
  const answer = await fetch(`${server.url}/patron`, {
    method: 'POST',
    body,
    headers: { Origin: SITE },
  });
  await answer.text();
  const took = performance.now() - start;
  expect(answer.status).toBe(202);
  // After a write the store rests for twice as long, and what came in that time would tell nothing.
  await sleep(2 * took + 1);
  return took;
}
