/** Care for the database. */
/** Care for the whole store. */
export interface StoreUpkeep {
  /** A consistent copy in a new SQLite file, whole or not at all. */
  backUp(target: string): Promise<void>;
  /** What does not hold together; empty when all is well. Changes nothing. */
  check(): Promise<readonly { readonly what: string; readonly rows: number }[]>;
  /** Copies everything to an empty PostgreSQL and shuts this store; the rows of each table. */
  move(url: string): Promise<Readonly<Record<string, number>>>;
}
