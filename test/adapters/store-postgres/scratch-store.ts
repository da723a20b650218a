/** A place for a store in a database of its own, which is emptied for the next one. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/store-postgres/open-postgres-store.ts';
import { SCHEMA } from '../../../src/adapters/store-postgres/postgres-sql.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { tiers, type StorePlace } from '../store-steps.ts';

export interface PostgresPlace extends StorePlace {
  readonly url: string;
  /** Asks the database itself. */
  query(sql: string): Promise<Record<string, unknown>[]>;
}

/**
 * Databases of this worker that are free again: to make one takes longer than most tests, and so do
 * the steps of the schema.
 */
const free: { readonly bare: string[]; readonly ready: string[] } = { bare: [], ready: [] };
/** Everything of ours, and of pg-boss. */
const STRIP = 'DROP SCHEMA IF EXISTS roundup, pgboss CASCADE';
/** All rows of ours, with no regard to what keeps them, and everything of pg-boss. */
const EMPTY = `
  DROP SCHEMA IF EXISTS pgboss CASCADE;
  SET session_replication_role = replica;
  DO $$ DECLARE name TEXT; BEGIN
    FOR name IN SELECT tablename FROM pg_tables
      WHERE schemaname = '${SCHEMA}' AND tablename <> 'schema_version'
    LOOP EXECUTE format('DELETE FROM ${SCHEMA}.%I', name); END LOOP;
  END $$`;

/** The schema may be there already; rows are not. */
export function postgresPlace(): Promise<PostgresPlace> {
  return placeIn('ready');
}

/** Nothing is there. */
export function barePostgresPlace(): Promise<PostgresPlace> {
  return placeIn('bare');
}

async function placeIn(kind: keyof typeof free): Promise<PostgresPlace> {
  const url = free[kind].pop() ?? (await newDatabase());
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
      await ask(url, kind === 'bare' ? STRIP : EMPTY);
      free[kind].push(url);
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
