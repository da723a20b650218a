/** Real processes, really killed: what they leave behind in the store and in the lock. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDeliveryLock } from '../../src/adapters/delivery-lock.ts';
import { frozenContent, planFor, readers } from './store-conformance.ts';
import { scratchStore } from './store-sqlite/scratch-store.ts';

const script = join(import.meta.dirname, 'publishing-process.ts');
/** Each test starts processes, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const consent = { at: new Date(0), action: 'imported', source: 'readers.csv' } as const;

async function place() {
  const scratch = await scratchStore();
  onTestFinished(() => scratch[Symbol.asyncDispose]());
  return { ...scratch, lockPath: join(scratch.folder, '.roundup', 'delivery.lock') };
}

function start(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function killedAt(step: string, path: string, lockPath: string): Promise<void> {
  const child = start(path, lockPath, step);
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('reached\n');
  expect(await createDeliveryLock(lockPath).acquire()).toBeUndefined();
  child.kill('SIGKILL');
  await once(child, 'close');
}

test.each([
  { step: 'claimed', idempotent: false, ready: 6, unknown: 0 },
  { step: 'submitting', idempotent: false, ready: 4, unknown: 2 },
  { step: 'submitting', idempotent: true, ready: 6, unknown: 0 },
])('a process killed in $step is recovered from (idempotent: $idempotent)', async (expected) => {
  const { path, lockPath, open } = await place();
  const store = await open();
  await store.subscribers.add(readers(6), consent, 'active');
  const run = await store.ledger.freeze(await planFor(store, '2023-10', 2), frozenContent());
  await killedAt(expected.step, path, lockPath);

  const lock = await createDeliveryLock(lockPath).acquire();
  expect(lock).toBeDefined();
  await store.ledger.recover(run.id, expected.idempotent);
  const { deliveries, audience } = await store.ledger.status('2023-10');
  expect(audience).toBe(6);
  expect(deliveries).toMatchObject({ unknown: expected.unknown, 'not-attempted': expected.ready });
  const claimed: number[] = [];
  for (
    let batch = await store.ledger.claim(run.id);
    batch;
    batch = await store.ledger.claim(run.id)
  ) {
    claimed.push(batch.recipients.length);
  }
  expect(claimed.reduce((sum, size) => sum + size, 0)).toBe(expected.ready);
  await lock?.[Symbol.asyncDispose]();
});

test('one process holds the lock until it gives it up', async () => {
  const { lockPath } = await place();
  const lock = createDeliveryLock(lockPath);
  const held = await lock.acquire();
  expect(await lock.acquire()).toBeUndefined();
  expect(await createDeliveryLock(lockPath).acquire()).toBeUndefined();
  await held?.[Symbol.asyncDispose]();
  await held?.[Symbol.asyncDispose]();
  await using again = await lock.acquire();
  expect(again).toBeDefined();
});

test('processes that begin a store at the same moment all succeed', async () => {
  const { path, lockPath, open } = await place();
  const children = [1, 2, 3, 4].map(() => start(path, lockPath, 'open'));
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(await (await open()).subscribers.countByState()).toMatchObject({ active: 0 });
});
