/** Workers woken by jobs in a real PostgreSQL: soon, at their time, and in spite of a lost job. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { postgresWakeups } from '../../../src/adapters/wakeups/postgres-wakeups.ts';
import { postgresPlace } from '../store-postgres/scratch-store.ts';

async function begin(pending: readonly string[] = []) {
  const place = await postgresPlace();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const abort = new AbortController();
  const open = () =>
    postgresWakeups({ url: place.url, pending: async () => pending, onProblem: () => {} });
  return { open, abort };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await sleep(100);
  expect(isSo()).toBe(true);
}

test('several workers look at once, as soon as they are woken', async () => {
  const { open, abort } = await begin();
  const looks: string[] = [];
  const workers = await Promise.all([open(), open()]);
  const listening = workers.map((worker, no) =>
    worker.listen(async (issueId) => {
      looks.push(`${no} ${issueId}`);
      // The other one has the next job meanwhile.
      await sleep(1500);
    }, abort.signal),
  );
  await sleep(500);
  const wokenAt = performance.now();
  await workers[0]?.wake('2023-10', new Date());
  await until(() => new Set(looks).size === 2);
  expect(performance.now() - wokenAt).toBeLessThan(10_000);
  abort.abort();
  await Promise.all(listening);
  for (const worker of workers) await worker[Symbol.asyncDispose]();
});

test('what is unfinished is found though nobody was woken for it', async () => {
  const { open, abort } = await begin(['2023-11']);
  const looks: string[] = [];
  await using worker = await open();
  const listening = worker.listen(async (issueId) => void looks.push(issueId), abort.signal);
  await until(() => looks.includes('2023-11'));
  abort.abort();
  await listening;
});

test('nobody looks before the time', async () => {
  const { open, abort } = await begin();
  const looks: number[] = [];
  await using worker = await open();
  const listening = worker.listen(async () => void looks.push(Date.now()), abort.signal);
  const at = new Date(Date.now() + 4000);
  await worker.wake('2023-10', at);
  await until(() => looks.length > 0);
  expect(looks[0]).toBeGreaterThanOrEqual(at.getTime() - 100);
  abort.abort();
  await listening;
});

test('a PostgreSQL that is not there is a failure that says so', async () => {
  await expect(
    postgresWakeups({
      url: 'postgres://nobody:secret@127.0.0.1:1/nothing',
      pending: async () => [],
      onProblem: () => {},
    }),
  ).rejects.toMatchObject({
    id: 'store-unavailable',
    message: expect.not.stringContaining('secret'),
  });
});
