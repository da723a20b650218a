/** The schema's history in PostgreSQL: forward only, each step whole or not at all. */
import { Failure } from '../../core/failure.ts';
import { integerOf } from '../store/row.ts';
import type { SqlDatabase, SqlSession } from '../store/sql-database.ts';
import { SCHEMA } from './postgres-sql.ts';
import { schemaSteps } from './schema-steps.ts';

/** Brings the schema up to date; of several processes that start at once one does it. */
export async function migrate(database: SqlDatabase): Promise<void> {
  if ((await schemaVersion(database)) === schemaSteps.length) return;
  await database.transact(async (session) => {
    await session.run(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await session.run('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
    // Read again: another process may have been faster.
    const from = await schemaVersion(session);
    for (const step of schemaSteps.slice(from)) await session.run(step);
    await session.run('DELETE FROM schema_version');
    await session.run('INSERT INTO schema_version (version) VALUES (?)', schemaSteps.length);
  }, 'migrate');
}

/** 0 for a new database. Throws when it was written by a newer engine: `store-newer`. */
export async function schemaVersion(session: SqlSession): Promise<number> {
  const table = await session.get(
    `SELECT 1 AS found FROM information_schema.tables
     WHERE table_schema = '${SCHEMA}' AND table_name = 'schema_version'`,
  );
  if (table === undefined) return 0;
  const row = await session.get('SELECT version FROM schema_version');
  const version = row === undefined ? 0 : integerOf(row, 'version');
  if (version > schemaSteps.length) {
    throw new Failure(
      'configuration',
      'store-newer',
      `The database of DATABASE_URL was written by a newer version of roundup (schema ${version}; this one knows ${schemaSteps.length}).`,
      'Use the newer version that wrote it, or restore a copy made before.',
    );
  }
  return version;
}
