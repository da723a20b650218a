/** Enumeration by time: how long the answer takes must not tell whether an address is known. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ServerDeps } from '../../src/server/create-server.ts';
import { closestRatio, SAMPLES } from './closest-ratio.ts';
import { running, stampOf, subscriberToken, type Running } from './running.ts';

const ROUNDS = 12;
const MOST_APART = 1.05;

test(
  'medians are within 5 %, and a server that looks the address up first is caught',
  { timeout: 240_000 },
  async () => {
    expect(await ratioOf(await serving(), ROUNDS)).toBeLessThan(MOST_APART);
    const telling = await serving({
      isDisposable: async (key) => {
        if (key.startsWith('known')) await sleep(10);
        return false;
      },
    });
    expect(await ratioOf(telling, 1)).toBeGreaterThan(MOST_APART);
  },
);

/** Looks at its inbox as seldom as a real one. */
async function serving(deps: Partial<ServerDeps> = {}): Promise<Running> {
  const server = await running({
    server: { subscribe: { formsPerConnection: 10_000 } },
    deps: { lookEveryMs: 2000, ...deps },
  });
  for (let index = 0; index < SAMPLES; index += 1) {
    await subscriberToken(server, `known${index}@example.com`);
  }
  return server;
}

async function ratioOf(server: Running, rounds: number): Promise<number> {
  return closestRatio(
    (_, index) => timeOf(server, `known${index}@example.com`),
    (round, index) => timeOf(server, `strange${round}-${index}@example.com`),
    { rounds, enough: MOST_APART },
  );
}

async function timeOf(server: Running, email: string): Promise<number> {
  const body = new URLSearchParams({ email, stamp: await stampOf(server) });
  const start = performance.now();
  const answer = await fetch(`${server.url}/subscribe`, { method: 'POST', body });
  await answer.text();
  const took = performance.now() - start;
  expect(answer.status).toBe(200);
  // After a write the store rests for twice as long, and what came in that time would tell nothing.
  await sleep(2 * took + 1);
  return took;
}
