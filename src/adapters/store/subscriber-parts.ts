/** What every part of the store that changes subscribers needs. */
import type { SqlDatabase } from './sql-database.ts';
import type { SubscriberQueries } from './subscriber-queries.ts';

export interface SubscriberParts {
  readonly database: SqlDatabase;
  readonly queries: SubscriberQueries;
  /** Tells addresses apart without keeping them. */
  readonly addressHash: (addressKey: string) => string;
  readonly newId: () => string;
}
