/** Looks into the store that several machines share as it stands: never made, never brought up to date. */
import type { StoreFacts } from '../../core/doctor/store-checks.ts';
import type { StoreLook } from '../../ports/doctor.ts';
import { lookIntoStore } from '../store/look-into-store.ts';
import { integerOf } from '../store/row.ts';
import type { SqlSession } from '../store/sql-database.ts';
import { schemaVersion } from './migrations.ts';
import { postgresSql } from './postgres-sql.ts';
import { schemaSteps } from './schema-steps.ts';

/** Throws a `Failure`: `store-unavailable`, `store-login`, `store-newer`. */
export async function lookIntoPostgres(url: string): Promise<StoreLook> {
  const database = postgresSql({ url, connections: 1 });
  try {
    const aheadMs = await clockAhead(database);
    const facts: StoreFacts = {
      engine: 'PostgreSQL',
      where: 'DATABASE_URL',
      schema: { found: await schemaVersion(database), known: schemaSteps.length },
      damage: undefined,
      files: [],
      freeBytes: undefined,
      sizeBytes: undefined,
      openRuns: [],
      unknown: [],
    };
    if (facts.schema.found < schemaSteps.length) return { facts, aheadMs, tokens: undefined };
    const { tokens, ...found } = await lookIntoStore(database);
    return { facts: { ...facts, ...found }, aheadMs, tokens };
  } finally {
    await database.close();
  }
}

/** The first question also makes the connection, so the second is the one that is timed. */
async function clockAhead(session: SqlSession): Promise<number> {
  const ask = (): Promise<Record<string, unknown> | undefined> =>
    session.get('SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS now');
  await ask();
  const began = Date.now();
  const row = await ask();
  return row === undefined ? 0 : Math.round(integerOf(row, 'now') - (began + Date.now()) / 2);
}
