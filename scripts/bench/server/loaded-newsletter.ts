/** The sample newsletter on a store of its own, behind a proxy, with keys for webhooks. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPostgresStore } from '../../../src/adapters/store-postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../../src/adapters/store-sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { startScratchPostgres } from '../../../test/fakes/scratch-postgres.ts';
import { webhookKeys } from '../../../test/fakes/signed-webhooks.ts';
import type { ChildServer } from './child-server.ts';
import { openSampleNewsletter } from './sample-newsletter.ts';

export const loadedEngines = ['SQLite', 'PostgreSQL'] as const;
export type LoadedEngine = (typeof loadedEngines)[number];

export interface LoadedNewsletter extends AsyncDisposable {
  readonly engine: LoadedEngine;
  /** The server's, opened here as well. */
  readonly store: Store;
  serve(): Promise<ChildServer>;
  /** How many mails the server has put into its outbox. */
  mails(): Promise<number>;
}

export async function openLoadedNewsletter(engine: LoadedEngine): Promise<LoadedNewsletter> {
  await using opening = new AsyncDisposableStack();
  const newsletter = opening.use(await openSampleNewsletter());
  const { root } = newsletter;
  await trustProxy(join(root, 'newsletter.config.ts'));
  const postgres = engine === 'PostgreSQL' ? opening.use(await startScratchPostgres()) : undefined;
  const url = postgres === undefined ? undefined : `${postgres.url}/postgres`;
  // What goes to the outbox is a rehearsal, here as at the server.
  const options = { tiers: [], channel: 'rehearsal' } as const;
  const store = opening.use(
    url === undefined
      ? await openSqliteStore({ ...options, path: join(root, '.roundup/roundup.db') })
      : await openPostgresStore({ ...options, url }),
  );
  const env = {
    DATABASE_URL: url ?? '',
    SENDGRID_WEBHOOK_KEY: webhookKeys.sendgrid,
    POSTMARK_WEBHOOK_CREDENTIALS: webhookKeys.postmark,
  };
  const resources = opening.move();
  return {
    engine,
    store,
    serve: () => newsletter.serve(env),
    async mails() {
      const names = await readdir(join(root, '.roundup/outbox'), { recursive: true });
      return names.filter((name) => name.endsWith('.eml')).length;
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function trustProxy(config: string): Promise<void> {
  const text = await readFile(config, 'utf8');
  const opening = 'defineNewsletter({';
  if (!text.includes(opening)) throw new Error(`${config} has no ${opening}`);
  await writeFile(
    config,
    text.replace(opening, `${opening}\n  server: { trustProxy: ['loopback'] },`),
  );
}
