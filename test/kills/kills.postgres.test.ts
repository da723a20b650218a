/** Processes killed by SIGKILL, again and again, while they send from a store in PostgreSQL. */
import { expect, test } from 'vitest';
import { postgresPlace } from '../adapters/store-postgres/scratch-store.ts';
import { killRounds } from './kill-rounds.ts';

test.each([
  { workers: 1, kills: 6 },
  { workers: 4, kills: 4 },
])(
  'nobody has it twice, and whoever may not have it is reported ($workers at once)',
  async ({ workers, kills }) => {
    await using scratch = await postgresPlace();
    const store = await scratch.open({ tiers: [] });
    const place = scratch.url;
    const report = await killRounds({ engine: 'postgres', place, store, workers, kills, seed: 2 });
    expect(report.violations).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(kills);
  },
  120_000,
);
