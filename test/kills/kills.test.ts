/** Processes killed by SIGKILL, again and again, while they send from a store in SQLite. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { scratchFolder } from '../fakes/scratch-store.ts';
import { killRounds } from './kill-rounds.ts';

test.each([
  { workers: 1, kills: 6 },
  { workers: 4, kills: 4 },
])(
  'nobody has it twice, and whoever may not have it is reported ($workers at once)',
  async ({ workers, kills }) => {
    const place = join(scratchFolder(), 'roundup.db');
    await using store = await openSqliteStore({ path: place, tiers: [] });
    const report = await killRounds({ engine: 'sqlite', place, store, workers, kills, seed: 1 });
    expect(report.violations).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(kills);
  },
  120_000,
);
