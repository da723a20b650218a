/** Enumeration by time: how long the answer takes must not tell whether an address is known. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ServerDeps } from '../../src/server/create-server.ts';
import { running, stampOf, subscriberToken, type Running } from './running.ts';

const SAMPLES = 100;
const ROUNDS = 6;
const MOST_APART = 1.05;

test(
  'medians are within 5 %, and a server that looks the address up first is caught',
  { timeout: 120_000 },
  async () => {
    expect(await closestRatio(await serving(), ROUNDS)).toBeLessThan(MOST_APART);
    const telling = await serving({
      isDisposable: async (key) => {
        if (key.startsWith('known')) await sleep(10);
        return false;
      },
    });
    expect(await closestRatio(telling, 1)).toBeGreaterThan(MOST_APART);
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

/**
 * How far apart the medians are, as a ratio above 1, in the best of some rounds: the machine's other
 * work sets some rounds apart, a leak all of them.
 */
async function closestRatio(server: Running, rounds: number): Promise<number> {
  let closest = Infinity;
  for (let round = 0; round < rounds && closest >= MOST_APART; round += 1) {
    const known: number[] = [];
    const strange: number[] = [];
    for (let index = 0; index < SAMPLES; index += 1) {
      const asks = [
        async () => known.push(await timeOf(server, `known${index}@example.com`)),
        async () => strange.push(await timeOf(server, `strange${round}-${index}@example.com`)),
      ];
      for (const ask of index % 2 === 0 ? asks : asks.toReversed()) await ask();
    }
    const [one, other] = [median(known), median(strange)];
    closest = Math.min(closest, Math.max(one, other) / Math.min(one, other));
  }
  return closest;
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

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
