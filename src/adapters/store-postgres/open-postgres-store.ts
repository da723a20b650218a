/** Opens the store in a PostgreSQL that several machines share. */
import { openStore } from '../store/open-store.ts';
import type { Store, StoreOptions } from '../store/store.ts';
import { migrate } from './migrations.ts';
import { postgresSql } from './postgres-sql.ts';

/** For the lanes of one worker and whatever else it asks meanwhile. */
const CONNECTIONS = 8;

/**
 * Brings the schema up to date. Throws a `Failure`: `store-unavailable`, `store-login`,
 * `store-newer`, `secret-short`, `secret-missing`, `secret-changed`.
 */
export async function openPostgresStore(
  options: StoreOptions & {
    /** `postgres://user:password@host/database` */
    readonly url: string;
  },
): Promise<Store> {
  const database = postgresSql({ url: options.url, connections: CONNECTIONS });
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return await openStore(database, options);
}
