/** Publishing in a real process that is killed by SIGKILL, again and again, and started anew. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { readers } from '../adapters/store-steps.ts';
import { consent, ISSUE } from './publication.ts';

const script = join(import.meta.dirname, 'publishing-process.ts');
const READERS = 20;
/** The point of each process at which it is killed: odd before a request is taken, even after. */
const KILLS = [1, 2, 4, 3];

/** Starts the process; kills it at a point, or lets it end. Returns its exit code. */
async function run(folder: string, killAt: number | undefined): Promise<number | null> {
  const child = spawn(process.execPath, [script, folder, String(killAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdout.once('data', () => child.kill('SIGKILL'));
  const [code] = await once(child, 'close');
  return code;
}

test('nobody has it twice, and whoever may not have it is reported', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-killed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await using store = await openSqliteStore({ path: join(folder, 'roundup.db'), tiers: [] });
  await store.subscribers.add(readers(READERS), consent, 'active');

  for (const killAt of KILLS) expect(await run(folder, killAt)).toBeNull();
  expect(await run(folder, undefined)).toBe(0);

  const mailed = (await readFile(join(folder, 'mailed.txt'), 'utf8')).trimEnd().split('\n');
  expect(new Set(mailed).size).toBe(mailed.length);
  const { audience, deliveries, finishedAt } = await store.ledger.status(ISSUE);
  expect(audience).toBe(READERS);
  expect(finishedAt).toBeUndefined();
  // Each of the four deaths leaves one batch of three unknown: twice it was taken, twice not.
  expect(deliveries).toMatchObject({ unknown: 4 * 3, accepted: READERS - 4 * 3 });
  expect(mailed).toHaveLength(READERS - 2 * 3);
}, 60_000);
