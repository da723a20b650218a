/** SQLite as the store's SQL database: one connection, whose transactions wait for one another. */
import { setImmediate } from 'node:timers/promises';
import type {
  InsertTarget,
  Row,
  SqlDatabase,
  SqlDialect,
  SqlSession,
  SqlValue,
} from '../store/sql-database.ts';
import { SqliteDatabase } from './sqlite-database.ts';

/** A transaction that writes has the whole file, so nothing needs a lock of its own. */
const dialect: SqlDialect = {
  engine: 'sqlite',
  forUpdate: '',
  skipLocked: '',
  forShare: '',
  textsOf: '(SELECT value FROM json_each(?))',
};

/** A writer of the store has the whole file to itself; of temporary tables it needs no such thing. */
export function sqliteSql(
  database: SqliteDatabase,
  alone: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): SqlDatabase {
  const direct = session(database);
  /** Settles when the last transaction that was begun has ended, and whoever it held up had a turn. */
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  // Outside of a transaction a statement must not slip into one that waits between two of its own.
  const queued = async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting === 0) return work();
    return inTurn(work);
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1;
    const turn = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = turn.catch(() => {}).then(() => setImmediate());
    return turn;
  };
  return {
    dialect,
    all: (sql, ...values) => queued(() => direct.all(sql, ...values)),
    get: (sql, ...values) => queued(() => direct.get(sql, ...values)),
    // What writes on its own is a transaction, too: it waits for the writers of other connections.
    run: (sql, ...values) =>
      inTurn(() => database.transact(() => direct.run(sql, ...values), alone)),
    insert: (into, rows) => inTurn(() => database.transact(() => direct.insert(into, rows), alone)),
    transact: (work) => inTurn(() => database.transact(() => work(direct))),
    apart: async () => sqliteSql(new SqliteDatabase(database.path, { apart: true }), 'DEFERRED'),
    close: async () => database.close(),
  };
}

function session(database: SqliteDatabase): SqlSession {
  return {
    dialect,
    all: async (sql, ...values): Promise<Row[]> => database.all(sql, ...values),
    get: async (sql, ...values): Promise<Row | undefined> => database.get(sql, ...values),
    run: async (sql, ...values) => database.run(sql, ...values),
    insert: async (into, rows) => insert(database, into, rows),
  };
}

/** Many rows a statement, prepared once: fewer calls, and less to be collected after each. */
const ROWS_PER_STATEMENT = 50;

function insert(
  database: SqliteDatabase,
  into: InsertTarget,
  rows: readonly (readonly SqlValue[])[],
): number {
  const whole = rows.length - (rows.length % ROWS_PER_STATEMENT);
  const many = insertSql(into, ROWS_PER_STATEMENT);
  let inserted = 0;
  for (let from = 0; from < whole; from += ROWS_PER_STATEMENT) {
    inserted += database.run(many, ...rows.slice(from, from + ROWS_PER_STATEMENT).flat());
  }
  const one = insertSql(into, 1);
  for (const row of rows.slice(whole)) inserted += database.run(one, ...row);
  return inserted;
}

function insertSql({ table, columns, onConflict = '' }: InsertTarget, rows: number): string {
  const names = Object.keys(columns);
  const row = `(${names.map(() => '?').join(', ')})`;
  const all = Array.from({ length: rows }, () => row).join(', ');
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES ${all} ${onConflict}`;
}
