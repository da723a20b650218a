/** A new store's file, filled and then put in its place, whole or not at all. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { SqlDatabase } from '../store/sql-database.ts';
import { backupExists } from './copy-sqlite.ts';
import { migrate } from './migrations.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { sqliteSql } from './sqlite-sql.ts';

/** Throws a `Failure`: `backup-exists`, or what `fill` throws. */
export async function writeSqlite(
  target: string,
  fill: (to: SqlDatabase) => Promise<void>,
): Promise<void> {
  if (existsSync(target)) throw backupExists(target);
  const part = `${target}.part-${process.pid}`;
  const remove = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${part}${suffix}`, { force: true });
  };
  remove();
  try {
    const database = new SqliteDatabase(part);
    try {
      await migrate(database);
      await fill(sqliteSql(database));
    } finally {
      database.close();
    }
    renameSync(part, target);
  } finally {
    remove();
  }
}
