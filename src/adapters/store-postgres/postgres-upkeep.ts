/** Backing up and checking the store that several machines share. */
import { Failure } from '../../core/failure.ts';
import type { StoreUpkeep } from '../../ports/store.ts';
import { checkStore } from '../store/check-store.ts';
import { copyTables } from '../store/copy-tables.ts';
import { keyringOf } from '../store/secret.ts';
import type { SqlDatabase } from '../store/sql-database.ts';
import { migrate } from './migrations.ts';
import { postgresSql } from './postgres-sql.ts';

/** Throws a `Failure`: `store-unavailable`, `store-login`, `store-newer`. */
export function postgresUpkeep(options: {
  readonly url: string;
  /** Writes a SQLite file whole or not at all: `backup-exists`. */
  readonly writeFile: (path: string, fill: (to: SqlDatabase) => Promise<void>) => Promise<void>;
}): StoreUpkeep {
  return {
    backUp: (target) =>
      withDatabase(options.url, (from) =>
        options.writeFile(target, async (to) => {
          // One snapshot of all tables, however many write meanwhile.
          await from.transact(async (session) => {
            await session.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
            await to.transact((file) => copyTables(session, file));
          });
        }),
      ),
    check: () =>
      withDatabase(options.url, async (database) =>
        checkStore(database, await keyringOf(database, undefined)),
      ),
    async move() {
      throw new Failure(
        'usage',
        'store-moved-already',
        'The store is in PostgreSQL already.',
        'Unset DATABASE_URL to move the store of this folder.',
      );
    },
  };
}

/** With the schema made: what a store is moved to. */
export async function openPostgresTarget(url: string): Promise<SqlDatabase> {
  const database = postgresSql({ url, connections: 2 });
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function withDatabase<T>(
  url: string,
  work: (database: SqlDatabase) => Promise<T>,
): Promise<T> {
  const database = await openPostgresTarget(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
