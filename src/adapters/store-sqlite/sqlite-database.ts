/** One SQLite file: settings, prepared statements, transactions, and errors as failures. */
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { createPrivateFile } from './private-file.ts';
import { storeFailure } from './store-failure.ts';

export type Row = Record<string, SQLOutputValue>;

/** How long a statement waits for another process; it blocks the event loop meanwhile. */
const BUSY_TIMEOUT_MS = 10_000;
/** Whoever only looks does not wait so long. */
const LOOK_TIMEOUT_MS = 1000;

/**
 * Everything here is synchronous, so a transaction begins and ends within one turn of the event
 * loop: two users of one process never meet inside one, and none is left open by an `await`.
 */
export class SqliteDatabase {
  readonly path: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** With `readOnly` the file must be there, and nothing in it is changed. */
  constructor(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    this.path = path;
    this.#connection = this.#guarded(() =>
      readOnly ? new DatabaseSync(path, { readOnly, timeout: LOOK_TIMEOUT_MS }) : open(path),
    );
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#guarded(() => this.#prepared(sql).all(...values));
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#guarded(() => this.#prepared(sql).get(...values));
  }

  /** Returns how many rows were changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.#guarded(() => Number(this.#prepared(sql).run(...values).changes));
  }

  /** Whether a statement answers with rows. */
  answers(sql: string): boolean {
    return this.#guarded(() => this.#prepared(sql).columns().length > 0);
  }

  /** Several statements without values. */
  script(sql: string): void {
    this.#guarded(() => this.#connection.exec(sql));
  }

  /** All or nothing, on disk when it returns. `work` must not return a promise. */
  transact<T>(work: () => T): T {
    this.script('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.script('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors, such as a full disk.
      if (this.#connection.isTransaction) this.script('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (!this.#connection.isOpen) return;
    this.#statements.clear();
    this.#connection.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeFailure(error, this.path);
    }
  }
}

function open(path: string): DatabaseSync {
  createPrivateFile(path);
  const connection = new DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    timeout: BUSY_TIMEOUT_MS,
  });
  try {
    // FULL: a commit in WAL mode is on disk when it returns, which the ledger's protocol needs.
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    connection.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}
