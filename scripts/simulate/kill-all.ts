/** Kills on both engines, by one worker and by four, and what became of the issues. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../src/adapters/store-postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { startScratchPostgres } from '../../test/fakes/scratch-postgres.ts';
import { killRounds, type KillRequest } from '../../test/kills/kill-rounds.ts';

const WORKERS = [1, 4];

export async function killAll(wanted: {
  readonly kills: number;
  readonly seed: number;
}): Promise<number> {
  const each = Math.ceil(wanted.kills / (2 * WORKERS.length));
  let violations = 0;
  const report = async (request: KillRequest): Promise<void> => {
    const started = performance.now();
    const found = await killRounds(request);
    violations += found.violations.length;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${request.engine}, ${request.workers === 1 ? '1 worker' : `${request.workers} workers`}: ${found.kills} kills, ${found.issues} issues, ${found.delivered} mails, ${found.unknown} unknown reported, ${found.violations.length} wrong, ${seconds} s\n`,
    );
    for (const violation of found.violations) process.stdout.write(`  ${violation}\n`);
  };
  const folder = await mkdtemp(join(tmpdir(), 'roundup-kills-'));
  try {
    for (const workers of WORKERS) {
      const place = join(folder, `${workers}`, 'roundup.db');
      await using store = await openSqliteStore({ path: place, tiers: [] });
      const { seed } = wanted;
      await report({ engine: 'sqlite', place, store, workers, kills: each, seed });
    }
    await using postgres = await startScratchPostgres();
    for (const workers of WORKERS) {
      const place = await postgres.create(`kills_${workers}`);
      await using store = await openPostgresStore({ url: place, tiers: [] });
      const { seed } = wanted;
      await report({ engine: 'postgres', place, store, workers, kills: each, seed: seed + 1 });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return violations === 0 ? 0 : 1;
}
