/** A place for a store in a database of its own, which is dropped at the end. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/store-postgres/open-postgres-store.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { tiers, type StorePlace } from '../store-steps.ts';

export interface PostgresPlace extends StorePlace {
  readonly url: string;
  /** Asks the database itself. */
  query(sql: string): Promise<Record<string, unknown>[]>;
}

export async function postgresPlace(): Promise<PostgresPlace> {
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const server = inject('postgresUrl');
  await ask(`${server}/postgres`, `CREATE DATABASE ${name}`);
  const url = `${server}/${name}`;
  const opened: Store[] = [];
  return {
    url,
    query: (sql) => ask(url, sql),
    async open(options = {}) {
      const store = await openPostgresStore({ url, tiers, ...options });
      opened.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of opened) await store.close();
      await ask(`${server}/postgres`, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
