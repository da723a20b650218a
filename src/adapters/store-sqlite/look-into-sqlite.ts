/** Looks into the store of one machine as it lies there: never made, never brought up to date. */
import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileAccess, StoreFacts } from '../../core/doctor/store-checks.ts';
import type { StoreLook } from '../../ports/doctor.ts';
import { lookIntoStore } from '../store/look-into-store.ts';
import { schemaVersion } from './migrations.ts';
import { damage } from './sqlite-damage.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { assertNotMoved } from './store-moved.ts';
import { sqliteSql } from './sqlite-sql.ts';
import { schemaSteps } from './schema-steps.ts';

/**
 * Throws a `Failure`: `store-locked`, `store-corrupt`, `store-newer`, `store-foreign`,
 * `store-unwritable`, `store-disk`, `store-moved`.
 */
export async function lookIntoSqlite(path: string): Promise<StoreLook> {
  const lying = factsOf(path);
  if (!existsSync(path)) return { facts: lying, aheadMs: undefined, tokens: undefined };
  const database = new SqliteDatabase(path, { readOnly: true });
  try {
    const found = schemaVersion(database);
    if (found > 0) assertNotMoved(database);
    const facts = {
      ...lying,
      schema: { found, known: schemaSteps.length },
      damage: damage(database),
    };
    // An older schema has not all that would be read.
    if (found < schemaSteps.length) return { facts, aheadMs: undefined, tokens: undefined };
    const { tokens, ...inside } = await lookIntoStore(sqliteSql(database));
    const broken = [...facts.damage, ...(inside.damage ?? [])];
    return { facts: { ...facts, ...inside, damage: broken }, aheadMs: undefined, tokens };
  } finally {
    database.close();
  }
}

/** As it lies there, before it is opened: SQLite makes files beside it then. */
function factsOf(path: string): StoreFacts {
  const isThere = existsSync(path);
  return {
    engine: 'SQLite',
    where: path,
    schema: { found: 0, known: schemaSteps.length },
    damage: undefined,
    files: isThere ? accessOf(path) : [],
    freeBytes: isThere ? freeBytes(path) : undefined,
    sizeBytes: isThere ? statSync(path).size : undefined,
    openRuns: [],
    unknown: [],
  };
}

/** The folder, the file, and what SQLite writes beside it. */
function accessOf(path: string): FileAccess[] {
  // Windows keeps access in lists of its own.
  if (process.platform === 'win32') return [];
  return [dirname(path), path, `${path}-wal`].filter(existsSync).map((each) => {
    const stats = statSync(each);
    return { path: each, mode: stats.mode & 0o777, isFolder: stats.isDirectory() };
  });
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
