/** Copies a whole store from one database to another, whichever engines they are. */
import { Failure } from '../../core/failure.ts';
import { integerOf } from './row.ts';
import type { Row, SqlSession, SqlValue } from './sql-database.ts';
import { storedTables, type StoredTable } from './tables.ts';

/** Rows held in memory at once. */
const PAGE_SIZE = 5000;

/**
 * Returns how many rows of each table were copied, counted on both sides. `to` has the schema and
 * no rows. Throws a `Failure`: `store-not-empty`, `copy-differs`; the caller takes it all back.
 */
export async function copyTables(
  from: SqlSession,
  to: SqlSession,
): Promise<Readonly<Record<string, number>>> {
  for (const table of storedTables) {
    if ((await countOf(to, table)) > 0) throw notEmpty();
  }
  const copied: Record<string, number> = {};
  for (const table of storedTables) {
    await copyTable(from, to, table);
    const [before, after] = [await countOf(from, table), await countOf(to, table)];
    if (before !== after) throw differs(table, before, after);
    copied[table.table] = after;
  }
  return copied;
}

async function copyTable(from: SqlSession, to: SqlSession, table: StoredTable): Promise<void> {
  const columns = Object.keys(table.columns);
  const key = table.key.join(', ');
  const places = table.key.map(() => '?').join(', ');
  const select = `SELECT ${columns.join(', ')} FROM ${table.table}`;
  const page = `ORDER BY ${key} LIMIT ${PAGE_SIZE}`;
  let rows = await from.all(`${select} ${page}`);
  while (rows.length > 0) {
    await to.insert(
      table,
      rows.map((row) => columns.map((column) => valueOf(row, column))),
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_SIZE) return;
    const after = table.key.map((column) => valueOf(last, column));
    rows = await from.all(`${select} WHERE (${key}) > (${places}) ${page}`, ...after);
  }
}

async function countOf(session: SqlSession, { table }: StoredTable): Promise<number> {
  const row = await session.get(`SELECT count(*) AS count FROM ${table}`);
  return row === undefined ? 0 : integerOf(row, 'count');
}

function valueOf(row: Row, column: string): SqlValue {
  const value = row[column];
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`Column ${column} holds neither text nor a number.`);
}

function notEmpty(): Failure {
  return new Failure(
    'usage',
    'store-not-empty',
    'The database to copy to holds a store with rows in it already.',
    'Give an empty database; nothing is ever mixed.',
  );
}

function differs({ table }: StoredTable, before: number, after: number): Failure {
  return new Failure(
    'failure',
    'copy-differs',
    `Of ${before} rows of ${table} ${after} arrived. Nothing was kept of the copy.`,
    'Run the same command again; report it if it happens twice.',
  );
}
