/** The worker of the inbox on a real store: what is put off, and what is given up. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import {
  createInboxWorker,
  type InboxProblem,
  MOST_ATTEMPTS,
} from '../../src/workflows/work-inbox.ts';
import type { Worked } from '../../src/workflows/worked.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Works off one entry, as told. */
async function working(tell: (time: number) => Worked) {
  let now = Date.now();
  const path = join(scratchFolder(), 'store.db');
  const store = await openSqliteStore({ path, tiers: [], now: () => new Date(now) });
  await store.inbox.append([{ kind: 'welcome', subscriberId: 'reader' }]);
  const problems: InboxProblem[] = [];
  let times = 0;
  const work = async (): Promise<Worked> => {
    times += 1;
    return tell(times);
  };
  const worker = createInboxWorker(store.inbox, work, (problem) => problems.push(problem));
  const controller = new AbortController();
  const running = worker.run(controller.signal);
  onTestFinished(async () => {
    controller.abort();
    await running;
    await store.close();
  });
  return {
    problems,
    inbox: store.inbox,
    /** Once more, however long that takes: days go by. */
    async look(): Promise<void> {
      const before = times;
      const wake = (): number => {
        now += DAY_MS;
        worker.wake();
        return times;
      };
      await expect.poll(wake, { interval: 5 }).toBeGreaterThan(before);
    },
  };
}

test('what waits for its turn is never given up for it', async () => {
  const wait = MOST_ATTEMPTS + 5;
  const { look, problems, inbox } = await working((time) =>
    time <= wait
      ? { state: 'later', afterMs: 60_000 }
      : { state: 'failed', reason: 'the provider is away' },
  );
  for (let turn = 0; turn <= wait; turn += 1) await look();
  await expect
    .poll(() => problems[0])
    .toEqual({ kind: 'welcome', reason: 'the provider is away', givenUp: false });
  expect((await inbox.tally()).waiting).toBe(1);
});

test('what fails again and again is given up in the end', async () => {
  const { look, problems, inbox } = await working(() => ({ state: 'failed', reason: 'refused' }));
  while (problems.length < MOST_ATTEMPTS) await look();
  await expect.poll(async () => (await inbox.tally()).waiting).toBe(0);
  expect(problems.map(({ givenUp }) => givenUp)).toEqual(
    Array.from({ length: MOST_ATTEMPTS }, (_, index) => index === MOST_ATTEMPTS - 1),
  );
});
