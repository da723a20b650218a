/** PostgreSQL as the store's SQL database: a pool of connections, and a transaction on one of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type {
  InsertTarget,
  Row,
  SqlDatabase,
  SqlDialect,
  SqlSession,
  SqlValue,
} from '../store/sql-database.ts';
import { isTransient, postgresFailure } from './postgres-failure.ts';

const dialect: SqlDialect = {
  engine: 'postgres',
  forUpdate: 'FOR UPDATE',
  skipLocked: 'FOR UPDATE SKIP LOCKED',
  forShare: 'FOR SHARE',
  textsOf: '(SELECT jsonb_array_elements_text(?::jsonb))',
};

/** Where the store's tables are. */
export const SCHEMA = 'roundup';
/** A transaction that met another is begun anew so many times. */
const MAX_TRIES = 5;
/** Rows of one INSERT; more would only make a longer message. */
const ROWS_PER_INSERT = 5000;
const CONNECT_TIMEOUT_MS = 10_000;
/** No statement of the store's takes as long, not even the freezing of a million. */
const STATEMENT_TIMEOUT_MS = 300_000;

/** Throws no failure yet: connections are made when they are first needed. */
export function postgresSql(options: {
  readonly url: string;
  readonly connections: number;
}): SqlDatabase {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'roundup',
    // Beside other programs' tables, and away from them.
    options: `-c search_path=${SCHEMA}`,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while nobody uses it is replaced by the pool.
  pool.on('error', () => {});
  // One in use says so by the statement that fails; without a listener it would end the process.
  pool.on('connect', (client) => void client.on('error', () => {}));
  let isClosed = false;
  return {
    ...sessionOn(pool),
    transact: (work, alone) => transact(pool, work, alone),
    apart: () => apart(pool),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await pool.end();
    },
  };
}

/** One of the pool's, and ended with its temporary tables instead of given back. */
async function apart(pool: pg.Pool): Promise<SqlDatabase> {
  const client = await guarded(() => pool.connect());
  let isClosed = false;
  return {
    ...sessionOn(client),
    transact: (work, alone) => retried(() => attempt(client, work, alone, () => {})),
    apart: () => apart(pool),
    async close() {
      if (isClosed) return;
      isClosed = true;
      client.release(true);
    },
  };
}

async function transact<T>(pool: pg.Pool, work: Work<T>, alone: string | undefined): Promise<T> {
  return retried(async () => {
    const client = await guarded(() => pool.connect());
    let broken: Error | undefined;
    try {
      return await attempt(client, work, alone, (lost) => (broken = lost));
    } finally {
      client.release(broken);
    }
  });
}

type Work<T> = (session: SqlSession) => Promise<T>;

async function retried<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      if (!isTransient(error) || tries >= MAX_TRIES) throw postgresFailure(error);
    }
    await sleep(Math.random() * 50 * tries);
  }
}

async function attempt<T>(
  client: pg.ClientBase,
  work: Work<T>,
  alone: string | undefined,
  onLost: (error: Error) => void,
): Promise<T> {
  const session = sessionOn(client);
  try {
    await session.run('BEGIN');
    if (alone !== undefined) await session.run(LOCK, alone);
    const result = await work(session);
    await session.run('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      onLost(lost instanceof Error ? lost : new Error('the connection is lost'));
    });
    throw error;
  }
}

/** Held to the end of the transaction; the number only has to be the same in every process. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('roundup/' || ?, 0))`;

function sessionOn(client: pg.Pool | pg.ClientBase): SqlSession {
  const query = (sql: string, values: readonly SqlValue[]): Promise<pg.QueryResult<Row>> =>
    guarded(() => client.query<Row>(numbered(sql), [...values]));
  return {
    dialect,
    all: async (sql, ...values) => (await query(sql, values)).rows,
    get: async (sql, ...values) => (await query(sql, values)).rows[0],
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
    async insert(into, rows) {
      let inserted = 0;
      for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
        const chunk = rows.slice(from, from + ROWS_PER_INSERT);
        const result = await guarded(() => client.query(insertSql(into), columnsOf(into, chunk)));
        inserted += result.rowCount ?? 0;
      }
      return inserted;
    },
  };
}

/** One array a column, whatever the number of rows: the statement stays the same. */
function insertSql({ table, columns, onConflict = '' }: InsertTarget): string {
  const names = Object.keys(columns).join(', ');
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type}[]`);
  return `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays.join(', ')}) ${onConflict}`;
}

function columnsOf(into: InsertTarget, rows: readonly (readonly SqlValue[])[]): SqlValue[][] {
  return Object.keys(into.columns).map((_, index) => rows.map((row) => row[index] ?? null));
}

const numberedSql = new Map<string, string>();

/** `?` as PostgreSQL numbers them; no statement of the store holds a `?` that means anything else. */
function numbered(sql: string): string {
  let known = numberedSql.get(sql);
  if (known === undefined) {
    let count = 0;
    known = sql.replaceAll('?', () => `$${(count += 1)}`);
    numberedSql.set(sql, known);
  }
  return known;
}

/** bigint, which pg would give as text: every number that the store keeps is a safe integer. */
function parserOf(oid: number): (value: string) => unknown {
  return oid === pg.types.builtins.INT8 || oid === pg.types.builtins.INT4
    ? (value: string) => Number(value)
    : (value: string) => value;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw postgresFailure(error);
  }
}
