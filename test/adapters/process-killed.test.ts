/** Real processes, really killed: what they leave behind in the store and in their locks. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freeze, readers } from './store-steps.ts';
import { scratchStore } from './store-sqlite/scratch-store.ts';

const script = join(import.meta.dirname, 'publishing-process.ts');
/** Each test starts processes, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const consent = { at: new Date(0), action: 'imported', source: 'readers.csv' } as const;

async function place() {
  const scratch = await scratchStore();
  onTestFinished(() => scratch[Symbol.asyncDispose]());
  return scratch;
}

function start(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test.each([
  { step: 'claimed', resubmitForMs: 0, waiting: 3, unknown: 0 },
  { step: 'submitting', resubmitForMs: 0, waiting: 2, unknown: 1 },
  { step: 'submitting', resubmitForMs: Infinity, waiting: 3, unknown: 0 },
])('a process killed in $step is recovered from ($resubmitForMs)', async (expected) => {
  const { path, open } = await place();
  const store = await open();
  await store.subscribers.add(readers(6), consent, 'active');
  const run = await freeze(store, '2023-10', 2);
  const child = start(path, expected.step);
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('reached\n');
  // As long as it lives, what it holds is its own.
  await store.ledger.recover(run.id, expected.resubmitForMs);
  expect(await store.ledger.outlook(run.id)).toMatchObject({ waiting: 2, underWay: 1 });
  child.kill('SIGKILL');
  await once(child, 'close');
  // Its lease has two minutes to go; its lock is gone with it.
  await store.ledger.recover(run.id, expected.resubmitForMs);
  const { waiting, unknown } = expected;
  expect(await store.ledger.outlook(run.id)).toMatchObject({ waiting, unknown, underWay: 0 });
  const claimed: number[] = [];
  for (
    let batch = await store.ledger.claim(run.id);
    batch;
    batch = await store.ledger.claim(run.id)
  ) {
    claimed.push(batch.recipients.length);
  }
  expect(claimed).toEqual(Array.from({ length: waiting }, () => 2));
});

test('processes that begin a store at the same moment all succeed', async () => {
  const { path, open } = await place();
  const children = [1, 2, 3, 4].map(() => start(path, 'open'));
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(await (await open()).subscribers.countByState()).toMatchObject({ active: 0 });
});
