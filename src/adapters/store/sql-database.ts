/** A database that speaks SQL, whichever engine it is: one dialect for every statement of the store. */

/** What a statement is given; times are milliseconds since 1970, lists and objects are JSON. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** Where rows are inserted: the engine must know what each column holds. */
export interface InsertTarget {
  readonly table: string;
  readonly columns: Readonly<Record<string, 'text' | 'bigint'>>;
  /** What to do about a row that is there already, such as `ON CONFLICT DO NOTHING`. */
  readonly onConflict?: string;
}

/** What has no spelling that both engines know. */
export interface SqlDialect {
  readonly engine: 'sqlite' | 'postgres';
  /** Ends a SELECT whose rows nobody else may change before this transaction ends. */
  readonly forUpdate: string;
  /** The same, and leaves out the rows that somebody else holds at the moment. */
  readonly skipLocked: string;
  /** Ends a SELECT whose rows others may read, yet not change, before this transaction ends. */
  readonly forShare: string;
  /** The texts of a JSON array given as one value, as a table to be read `IN`. */
  readonly textsOf: string;
}

/**
 * Statements hold a `?` for each value. Integers come back as numbers, all other values as text.
 * Every method throws a `Failure` for what the engine's errors mean to a person.
 */
export interface SqlSession {
  readonly dialect: SqlDialect;
  all(sql: string, ...values: readonly SqlValue[]): Promise<Row[]>;
  get(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  /** Returns how many rows were changed. */
  run(sql: string, ...values: readonly SqlValue[]): Promise<number>;
  /** Returns how many rows were inserted; the values of a row are in the order of the columns. */
  insert(into: InsertTarget, rows: readonly (readonly SqlValue[])[]): Promise<number>;
}

export interface SqlDatabase extends SqlSession {
  /**
   * All or nothing, on disk when it resolves. `work` waits for nothing but the session's
   * statements, and may be run again from its beginning. Of transactions with the same `alone`
   * one goes after the other, also those of other processes.
   */
  transact<T>(work: (session: SqlSession) => Promise<T>, alone?: string): Promise<T>;
  /**
   * A connection of its own, for temporary tables: nobody else sees them, they may outgrow memory,
   * and they are gone when it is closed. Outside of `transact` nothing else is written with it.
   */
  apart(): Promise<SqlDatabase>;
  close(): Promise<void>;
}
