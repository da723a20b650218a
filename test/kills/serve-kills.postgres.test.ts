/** `roundup serve` killed by SIGKILL under load, with its store in PostgreSQL. */
import { expect, test } from 'vitest';
import { postgresPlace } from '../adapters/store-postgres/scratch-store.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { serveRounds } from './serve-rounds.ts';
import { servedFiles } from './served-process.ts';

test('no subscription, unsubscribe or event is lost that was acknowledged', async () => {
  await using newsletter = await scratchNewsletter(servedFiles);
  await using place = await postgresPlace();
  const store = await place.open({ tiers: [], channel: 'rehearsal' });
  const report = await serveRounds(
    {
      root: newsletter.root,
      databaseUrl: place.url,
      store,
      query: (sql) =>
        place.query(sql.replaceAll(/\b(inbox|confirmation|event_count)\b/g, 'roundup.$1')),
    },
    { kills: 4, seed: 2 },
  );
  expect(report.violations).toEqual([]);
  expect(report).toMatchObject({ kills: 4, events: 400 });
  expect(report.subscriptions).toBeGreaterThan(20);
  expect(report.unsubscribes).toBeGreaterThan(20);
}, 120_000);
