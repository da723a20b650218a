/** Which engine keeps the store: the PostgreSQL that the environment names, or SQLite on this machine. */
import type { Environment } from '../config/environment.ts';
import type { StoreUpkeep } from '../ports/store.ts';
import type { Store, StoreOptions } from './store/store.ts';

/** In a PostgreSQL when one is given, which several machines may share. */
export async function openStoreOf(
  { databaseUrl: url }: Environment,
  path: string,
  options: StoreOptions,
): Promise<Store> {
  if (url !== undefined) {
    const postgres = await import('./store-postgres/open-postgres-store.ts');
    return postgres.openPostgresStore({ ...options, url });
  }
  const sqlite = await import('./store-sqlite/open-sqlite-store.ts');
  return sqlite.openSqliteStore({ ...options, path });
}

export async function openUpkeepOf(
  { databaseUrl: url }: Environment,
  path: string,
): Promise<StoreUpkeep> {
  const { openPostgresTarget, postgresUpkeep } =
    await import('./store-postgres/postgres-upkeep.ts');
  if (url !== undefined) {
    const { writeSqlite } = await import('./store-sqlite/write-sqlite.ts');
    return postgresUpkeep({ url, writeFile: writeSqlite });
  }
  const { sqliteUpkeep } = await import('./store-sqlite/sqlite-upkeep.ts');
  return sqliteUpkeep({ path, openTarget: openPostgresTarget });
}
