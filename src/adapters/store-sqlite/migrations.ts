/** The schema's history: forward only, each step whole or not at all. */
import { Failure } from '../../core/failure.ts';
import { integerOf } from '../store/row.ts';
import { copySqlite } from './copy-sqlite.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { schemaSteps } from './schema-steps.ts';

/** Marks the file as a store of ours: 'RUND' in ASCII (PRAGMA application_id). */
const APPLICATION_ID = 0x52554e44;

/**
 * Brings a database up to date under its write lock, so two processes may start at once. What was
 * there is copied first, to `<path>.schema-<version>`.
 */
export async function migrate(database: SqliteDatabase): Promise<void> {
  const from = schemaVersion(database);
  if (from === schemaSteps.length) return;
  if (from > 0) copySqlite(database, `${database.path}.schema-${from}`, 'keep');
  await database.transact(() => {
    // Read again: another process may have been faster.
    for (let version = schemaVersion(database); version < schemaSteps.length; version += 1) {
      database.script(schemaSteps[version] ?? '');
    }
    database.script(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.script(`PRAGMA user_version = ${schemaSteps.length}`);
  });
}

/** 0 for a new file. Throws when the file is not ours or was written by a newer engine. */
export function schemaVersion(database: SqliteDatabase): number {
  const version = pragma(database, 'user_version');
  const tables = database.get('SELECT count(*) AS tables FROM sqlite_schema');
  const isNew = version === 0 && (tables === undefined || integerOf(tables, 'tables') === 0);
  if (!isNew && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new Failure(
      'configuration',
      'store-foreign',
      `${database.path} is a database of another program.`,
      'Move it away, or let the newsletter keep its store elsewhere.',
    );
  }
  if (version > schemaSteps.length) {
    throw new Failure(
      'configuration',
      'store-newer',
      `${database.path} was written by a newer version of roundup (schema ${version}; this one knows ${schemaSteps.length}).`,
      'Use the newer version that wrote it, or restore a copy made before.',
    );
  }
  return version;
}

function pragma(database: SqliteDatabase, name: 'user_version' | 'application_id'): number {
  const row = database.get(`PRAGMA ${name}`);
  return row === undefined ? 0 : integerOf(row, name);
}
