/** Backing up, checking and moving the store of one machine. */
import { existsSync } from 'node:fs';
import { Failure } from '../../core/failure.ts';
import type { StoreUpkeep } from '../../ports/store.ts';
import { checkStore } from '../store/check-store.ts';
import { copyTables } from '../store/copy-tables.ts';
import { keyringOf } from '../store/secret.ts';
import { copySqlite } from './copy-sqlite.ts';
import { migrate } from './migrations.ts';
import { damage } from './sqlite-damage.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { MOVED } from './store-moved.ts';
import { sqliteSql } from './sqlite-sql.ts';

/** Throws a `Failure`: `store-missing`, or one of `openSqliteStore()`. */
export function sqliteUpkeep(options: {
  readonly path: string;
  /** Opens the database to move to, with the schema made. */
  readonly openTarget: (url: string) => Promise<SqlTarget>;
}): StoreUpkeep {
  const { path, openTarget } = options;
  return {
    backUp: (target) =>
      withDatabase(path, async (database) => copySqlite(database, target, 'refuse')),
    check: () =>
      withDatabase(path, async (database) => {
        const sql = sqliteSql(database);
        const keyring = await keyringOf(sql, undefined);
        return [...damage(database), ...(await checkStore(sql, keyring))];
      }),
    move: (url) =>
      withDatabase(path, async (database) => {
        const target = await openTarget(url);
        try {
          const sql = sqliteSql(database);
          // Nobody writes to either meanwhile; the copy is kept before this one is given up.
          return await sql.transact(async (from) => {
            const copied = await target.transact((to) => copyTables(from, to), 'move');
            await from.run('INSERT INTO setting (key, value) VALUES (?, ?)', MOVED, 'postgres');
            return copied;
          });
        } finally {
          await target.close();
        }
      }),
  };
}

type SqlTarget = ReturnType<typeof sqliteSql>;

async function withDatabase<T>(
  path: string,
  work: (database: SqliteDatabase) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) {
    throw new Failure(
      'usage',
      'store-missing',
      `There is no store at ${path}.`,
      'Name the newsletter’s folder with --root, or import subscribers first.',
    );
  }
  const database = new SqliteDatabase(path);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    database.close();
  }
}
