/** One SQLite file: settings, prepared statements, transactions, and errors as failures. */
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPrivateFile } from './private-file.ts';
import { isBusy, storeFailure } from './store-failure.ts';

export type Row = Record<string, SQLOutputValue>;

/** How long one waits for a writer of another connection. */
const BUSY_TIMEOUT_MS = 10_000;
/** Whoever only looks does not wait so long. */
const LOOK_TIMEOUT_MS = 1000;
/** SQLite counts pages, and with a minus KiB; what is sorted gets as much before it goes to disk. */
const CACHE = 'PRAGMA cache_size = -8192;';
const CACHE_APART =
  'PRAGMA temp_store = FILE; PRAGMA cache_size = -16384; PRAGMA temp.cache_size = -16384;';
/** Between two tries to write, at most. */
const MAX_PAUSE_MS = 20;

/** In the place of a path: a database that ends with its connection, for tests. */
export const IN_MEMORY = ':memory:';

interface OpenOptions {
  readonly readOnly?: boolean;
  readonly apart?: boolean;
}

/** Statements are synchronous; whoever uses a transaction sees to it that no other begins meanwhile. */
export class SqliteDatabase {
  readonly path: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * With `readOnly` the file must be there, and nothing in it is changed. With `apart` temporary
   * tables are files, which SQLite unlinks as soon as it has made them.
   */
  constructor(path: string, { readOnly = false, apart = false }: OpenOptions = {}) {
    if (apart && path === IN_MEMORY) throw new TypeError('In memory there is but one connection.');
    this.path = path;
    this.#connection = this.#guarded(() =>
      readOnly
        ? new DatabaseSync(path, { readOnly, timeout: LOOK_TIMEOUT_MS })
        : open(path, apart ? CACHE_APART : CACHE),
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

  /** Several statements without values. */
  script(sql: string): void {
    this.#guarded(() => this.#connection.exec(sql));
  }

  /** All or nothing, on disk when it resolves. DEFERRED suits writers of temporary tables. */
  async transact<T>(
    work: () => T | Promise<T>,
    begin: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
  ): Promise<T> {
    await this.#whenFree(() => this.#connection.exec(`BEGIN ${begin}`));
    try {
      const result = await work();
      this.script('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors, such as a full disk.
      if (this.#connection.isTransaction) this.script('ROLLBACK');
      throw error;
    }
  }

  /**
   * Tries again while another connection is writing. SQLite's own wait would block the event
   * loop, and with it a writer of this very process.
   */
  async #whenFree<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + BUSY_TIMEOUT_MS;
    for (let pause = 1; ; pause = Math.min(2 * pause, MAX_PAUSE_MS)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw storeFailure(error, this.path);
      }
      await sleep(pause * (1 + Math.random()));
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

function open(path: string, cache: string): DatabaseSync {
  if (path !== IN_MEMORY) createPrivateFile(path);
  const connection = new DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    timeout: BUSY_TIMEOUT_MS,
  });
  try {
    // FULL: a commit in WAL mode is on disk when it returns, which the ledger's protocol needs.
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    connection.exec(cache);
    // Pages that many transactions change, such as those of events, are put back once in 40 MB.
    connection.exec('PRAGMA wal_autocheckpoint = 10000');
    // What is deleted is overwritten, so that an erased person is not left in unused pages.
    connection.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 0');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}
