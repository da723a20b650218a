/** `roundup serve` killed by SIGKILL under load, with its store in SQLite. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { serveRounds } from './serve-rounds.ts';
import { servedFiles } from './served-process.ts';

test('no subscription, unsubscribe or event is lost that was acknowledged', async () => {
  await using newsletter = await scratchNewsletter(servedFiles);
  const path = join(newsletter.root, '.roundup/roundup.db');
  await using store = await openSqliteStore({ path, tiers: [], channel: 'rehearsal' });
  using database = new DatabaseSync(path, { timeout: 10_000 });
  const report = await serveRounds(
    {
      root: newsletter.root,
      databaseUrl: undefined,
      store,
      query: async (sql) => database.prepare(sql).all(),
    },
    { kills: 4, seed: 1 },
  );
  expect(report.violations).toEqual([]);
  expect(report).toMatchObject({ kills: 4, events: 400 });
  expect(report.subscriptions).toBeGreaterThan(20);
  expect(report.unsubscribes).toBeGreaterThan(20);
}, 120_000);
