/** A place for a store in a database of its own, which is emptied for the next one. */
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

/** Databases of this worker that are empty again: to make one takes longer than most tests. */
const empty: string[] = [];
/** Everything of ours, and of pg-boss. */
const EMPTY = 'DROP SCHEMA IF EXISTS roundup, pgboss CASCADE';

export async function postgresPlace(): Promise<PostgresPlace> {
  const url = empty.pop() ?? (await newDatabase());
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
      await ask(url, EMPTY);
      empty.push(url);
    },
  };
}

async function newDatabase(): Promise<string> {
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const server = inject('postgresUrl');
  await ask(`${server}/postgres`, `CREATE DATABASE ${name}`);
  return `${server}/${name}`;
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
