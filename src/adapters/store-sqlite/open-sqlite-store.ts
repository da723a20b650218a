/** Opens the store: one SQLite file that holds subscribers, patrons and the ledger. */
import { dirname, join } from 'node:path';
import { openStore } from '../store/open-store.ts';
import type { Store, StoreOptions } from '../store/store.ts';
import { migrate } from './migrations.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { assertNotMoved } from './store-moved.ts';
import { sqliteSql } from './sqlite-sql.ts';
import { workerLocks } from './worker-locks.ts';

/**
 * Makes the file (0600) and its folder (0700) when they are missing, and brings the schema up to
 * date. Throws a `Failure`: `store-locked`, `store-corrupt`, `store-newer`, `store-foreign`,
 * `store-unwritable`, `store-disk`, `store-moved`, `secret-short`, `secret-missing`, `secret-changed`.
 */
export async function openSqliteStore(
  options: StoreOptions & { readonly path: string },
): Promise<Store> {
  const database = new SqliteDatabase(options.path);
  try {
    await migrate(database);
    assertNotMoved(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const presence = workerLocks(join(dirname(options.path), 'workers'));
  return await openStore(sqliteSql(database), options, presence);
}
