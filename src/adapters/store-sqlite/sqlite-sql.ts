/** SQLite as the store's SQL database: one connection, whose transactions wait for one another. */
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
  /** Settles when the last transaction that was begun has ended. */
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
    last = turn.catch(() => {});
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

/** One prepared statement again and again is the quickest that SQLite has. */
function insert(
  database: SqliteDatabase,
  into: InsertTarget,
  rows: readonly (readonly SqlValue[])[],
): number {
  const columns = Object.keys(into.columns);
  const places = columns.map(() => '?').join(', ');
  const sql = `INSERT INTO ${into.table} (${columns.join(', ')}) VALUES (${places}) ${into.onConflict ?? ''}`;
  return database.runEach(sql, rows);
}
