/** The worker of the inbox: what is tried again and when, what ends it, and what does not. */
import { expect, onTestFinished, test } from 'vitest';
import type { ClaimedEntry } from '../../src/core/inbox/inbox-entry.ts';
import type { Inbox } from '../../src/ports/inbox.ts';
import {
  createInboxWorker,
  type InboxProblem,
  type InboxWorker,
  MOST_ATTEMPTS,
  type WorkEntry,
} from '../../src/workflows/work-inbox.ts';
import { DONE, type Worked } from '../../src/workflows/worked.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const entryNo = (id: string, attempt = 1): ClaimedEntry => ({
  id,
  attempt,
  entry: { kind: 'welcome', subscriberId: 'somebody' },
});

class ListedInbox implements Inbox {
  readonly finished: string[] = [];
  readonly postponed: { readonly id: string; readonly afterMs: number; readonly as: string }[] = [];
  readonly waiting: ClaimedEntry[];
  claims = 0;

  constructor(waiting: readonly ClaimedEntry[]) {
    this.waiting = [...waiting];
  }

  async append(): Promise<void> {}

  /** What was handed out does not come again: its lease is long. */
  async claim(limit: number): Promise<readonly ClaimedEntry[]> {
    this.claims += 1;
    return this.waiting.splice(0, limit);
  }

  async done({ id }: ClaimedEntry): Promise<void> {
    this.finished.push(id);
  }

  async postpone({ id }: ClaimedEntry, afterMs: number): Promise<void> {
    this.postponed.push({ id, afterMs, as: 'failed' });
  }

  async holdBack({ id }: ClaimedEntry, afterMs: number): Promise<void> {
    this.postponed.push({ id, afterMs, as: 'untried' });
  }

  async tally() {
    return { waiting: this.waiting.length, oldestAt: undefined };
  }
}

function running(inbox: Inbox, work: WorkEntry) {
  const problems: InboxProblem[] = [];
  const worker: InboxWorker = createInboxWorker(inbox, work, (problem) => problems.push(problem));
  const controller = new AbortController();
  const ended = worker.run(controller.signal);
  onTestFinished(() => controller.abort());
  const stop = async (): Promise<void> => {
    controller.abort();
    await ended;
  };
  return { worker, problems, stop, ended, controller };
}

/** What became of one entry at this attempt. */
async function outcomeOf(attempt: number, work: () => Promise<Worked>) {
  const inbox = new ListedInbox([entryNo('a', attempt)]);
  const { problems, stop } = running(inbox, work);
  await expect.poll(() => inbox.finished.length + inbox.postponed.length).toBe(1);
  await stop();
  return { done: inbox.finished, postponed: inbox.postponed[0], problems };
}

const fails = async (): Promise<Worked> => ({ state: 'failed', reason: 'no credit' });
const breaks = async (): Promise<Worked> => {
  throw new Error('ada@example.com is broken');
};

test.each([
  ['refused', fails, 'no credit'],
  ['broken', breaks, 'it failed'],
] as const)('what is %s is tried again for three days, ever later', async (_, work, reason) => {
  let waited = 0;
  const waits: number[] = [];
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { done, postponed, problems } = await outcomeOf(attempt, work);
    expect(done).toEqual([]);
    expect(postponed?.as).toBe('failed');
    expect(problems).toEqual([{ kind: 'welcome', reason, givenUp: false }]);
    waits.push((postponed?.afterMs ?? 0) / MINUTE_MS);
    waited += postponed?.afterMs ?? 0;
  }
  expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
  expect(new Set(waits.slice(9))).toEqual(new Set([360]));
  expect(waited).toBeGreaterThan(2.5 * DAY_MS);
  expect(waited).toBeLessThan(3.5 * DAY_MS);
  const last = await outcomeOf(MOST_ATTEMPTS, work);
  expect(last.done).toEqual(['a']);
  expect(last.postponed).toBeUndefined();
  expect(last.problems).toEqual([{ kind: 'welcome', reason, givenUp: true }]);
});

test('a provider that wants a longer wait gets it, and a shorter one does not', async () => {
  for (const [afterMs, waitMs] of [
    [10 * MINUTE_MS, 10 * MINUTE_MS],
    [1000, MINUTE_MS],
  ] as const) {
    const { postponed } = await outcomeOf(1, async () => ({
      state: 'failed',
      reason: 'x',
      afterMs,
    }));
    expect(postponed?.afterMs).toBe(waitMs);
  }
});

test('what has to wait for its turn is no failure, told to nobody and never given up', async () => {
  for (const attempt of [1, MOST_ATTEMPTS, MOST_ATTEMPTS + 5]) {
    const { done, postponed, problems } = await outcomeOf(attempt, async () => ({
      state: 'later',
      afterMs: 5 * MINUTE_MS,
    }));
    expect(done).toEqual([]);
    expect(postponed).toEqual({ id: 'a', afterMs: 5 * MINUTE_MS, as: 'untried' });
    expect(problems).toEqual([]);
  }
});

test('one that breaks keeps no other from being worked off', async () => {
  const inbox = new ListedInbox(['a', 'b', 'c'].map((id) => entryNo(id)));
  const { stop, problems } = running(inbox, async ({ id }) => (id === 'b' ? breaks() : DONE));
  await expect.poll(() => inbox.postponed.length).toBe(1);
  await stop();
  expect(inbox.finished.toSorted()).toEqual(['a', 'c']);
  expect(problems).toHaveLength(1);
  expect(JSON.stringify(problems)).not.toContain('ada@');
});

test('a store that fails ends nothing: neither at a claim, nor when an entry is put back', async () => {
  class Failing extends ListedInbox {
    override async claim(limit: number) {
      if (this.claims === 0) {
        this.claims += 1;
        throw new Error('locked');
      }
      return super.claim(limit);
    }

    override async postpone(): Promise<void> {
      throw new Error('locked');
    }
  }
  const inbox = new Failing([entryNo('a'), entryNo('b')]);
  const { worker, stop, problems } = running(inbox, async ({ id }) =>
    id === 'a' ? breaks() : DONE,
  );
  await expect.poll(() => problems.length).toBe(1);
  worker.wake();
  await expect.poll(() => inbox.finished).toEqual(['b']);
  inbox.waiting.push(entryNo('c'));
  worker.wake();
  await expect.poll(() => inbox.finished).toEqual(['b', 'c']);
  await stop();
  expect(problems.map(({ reason }) => reason)).toEqual([
    'the inbox cannot be read',
    'it failed',
    'it cannot be put back',
  ]);
});

test('once it is to stop it ends what it began, and leaves the rest to others', async () => {
  const inbox = new ListedInbox(Array.from({ length: 30 }, (_, no) => entryNo(String(no))));
  const begun: string[] = [];
  let finish = (): void => {};
  const held = new Promise<void>((resolve) => (finish = resolve));
  const { controller, ended } = running(inbox, async ({ id }) => {
    begun.push(id);
    await held;
    return DONE;
  });
  await expect.poll(() => begun.length).toBeGreaterThan(0);
  controller.abort();
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(hasEnded).toBe(false);
  finish();
  await ended;
  expect(inbox.finished.toSorted()).toEqual(begun.toSorted());
  expect(inbox.waiting).toHaveLength(30 - begun.length);
  expect(inbox.waiting.length).toBeGreaterThan(0);
});

test('it does not begin once it is to stop', async () => {
  const inbox = new ListedInbox([entryNo('a')]);
  await createInboxWorker(
    inbox,
    async () => DONE,
    () => {},
  ).run(AbortSignal.abort());
  expect(inbox.claims).toBe(0);
});

test('it sleeps when there is nothing, and a wake while it works is not lost', async () => {
  const inbox = new ListedInbox([entryNo('a')]);
  let finish = (): void => {};
  const held = new Promise<void>((resolve) => (finish = resolve));
  const { worker, stop } = running(inbox, async ({ id }) => {
    if (id === 'a') await held;
    return DONE;
  });
  await expect.poll(() => inbox.claims).toBe(1);
  inbox.waiting.push(entryNo('b'));
  worker.wake();
  finish();
  await expect.poll(() => inbox.finished).toEqual(['a', 'b']);
  const { claims } = inbox;
  await new Promise((resolve) => setTimeout(resolve, 30));
  // One look more found nothing; since then it has slept.
  expect(inbox.claims).toBeLessThanOrEqual(claims + 1);
  await stop();
});

test('a wake while it looks is not lost either', async () => {
  let worker: InboxWorker | undefined;
  class Late extends ListedInbox {
    override async claim(limit: number) {
      const found = await super.claim(limit);
      // Written just after the look, as another process may.
      if (this.claims === 1) {
        this.waiting.push(entryNo('a'));
        worker?.wake();
      }
      return found;
    }
  }
  const inbox = new Late([]);
  const started = running(inbox, async () => DONE);
  ({ worker } = started);
  await expect.poll(() => inbox.finished).toEqual(['a']);
  await started.stop();
});
