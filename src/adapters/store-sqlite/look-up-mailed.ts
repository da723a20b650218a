/** Looks up what left by mail in a store that may not be there, and leaves it as it is. */
import { existsSync } from 'node:fs';
import type { MailedContent } from '../../core/delivery/sent-content.ts';
import { mailedContent } from '../store/mailed-content.ts';
import { schemaVersion } from './migrations.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { sqliteSql } from './sqlite-sql.ts';

/** Ledgers keep outlines from this version of the schema on. */
const OUTLINES_SINCE = 2;

/**
 * Neither makes the file nor migrates it. Throws a `Failure`: `store-locked`, `store-corrupt`,
 * `store-newer`, `store-foreign`, `store-unwritable`, `store-disk`.
 */
export async function lookUpMailed(path: string): Promise<MailedContent[]> {
  if (!existsSync(path)) return [];
  const database = new SqliteDatabase(path, { readOnly: true });
  try {
    if (schemaVersion(database) < OUTLINES_SINCE) return [];
    return await mailedContent(sqliteSql(database));
  } finally {
    database.close();
  }
}
