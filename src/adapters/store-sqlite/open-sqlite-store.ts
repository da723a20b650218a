/** Opens the store: one SQLite file that holds subscribers, patrons and the ledger. */
import { tierLadder } from '../../core/audience/tier.ts';
import type { Store, StoreOptions } from '../store.ts';
import { migrate } from './migrations.ts';
import { queryBuilder } from './query-builder.ts';
import { keyringOf } from './secret.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { SqliteConfirmations } from './sqlite-confirmations.ts';
import { SqliteLedger } from './sqlite-ledger.ts';
import { SqlitePatrons } from './sqlite-patrons.ts';
import { SqliteSubscribers } from './sqlite-subscribers.ts';
import { SubscriberQueries } from './subscriber-queries.ts';
import { uuidv7Generator } from './uuidv7.ts';

/**
 * Makes the file (0600) and its folder (0700) when they are missing, and brings the schema up to
 * date. Throws a `Failure`: `store-locked`, `store-corrupt`, `store-newer`, `store-foreign`,
 * `store-unwritable`, `store-disk`, `secret-short`, `secret-missing`, `secret-changed`.
 */
export function openSqliteStore(options: StoreOptions & { readonly path: string }): Store {
  const database = new SqliteDatabase(options.path);
  try {
    migrate(database);
    return storeOn(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOn(database: SqliteDatabase, options: StoreOptions): Store {
  const keyring = keyringOf(database, options.secret);
  const query = queryBuilder(database);
  const ladder = tierLadder(options.tiers);
  const now = options.now ?? (() => new Date());
  const newId = uuidv7Generator(() => now().getTime());
  const channel = options.channel ?? 'mail';
  const close = async (): Promise<void> => database.close();
  return {
    subscribers: new SqliteSubscribers({
      database,
      queries: new SubscriberQueries(query, ladder),
      addressHash: keyring.addressHash,
      newId,
      channel,
    }),
    confirmations: new SqliteConfirmations(database),
    patrons: new SqlitePatrons(database, query, options.tiers),
    ledger: new SqliteLedger({ database, newId, now, channel, ladder }),
    tokens: keyring.tokens,
    close,
    [Symbol.asyncDispose]: close,
  };
}
