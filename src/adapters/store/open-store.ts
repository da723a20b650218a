/** The store on an open and migrated database, whichever engine it is. */
import { tierLadder } from '../../core/audience/tier.ts';
import { keyringOf } from './secret.ts';
import { SqlConfirmations } from './sql-confirmations.ts';
import type { SqlDatabase } from './sql-database.ts';
import { SqlLedger } from './sql-ledger.ts';
import { SqlPatrons } from './sql-patrons.ts';
import { SqlSubscribers } from './sql-subscribers.ts';
import type { Store, StoreOptions } from './store.ts';
import { SubscriberQueries } from './subscriber-queries.ts';
import { uuidv7Generator } from './uuidv7.ts';

/** Closes the database when it fails: `secret-short`, `secret-missing`, `secret-changed`. */
export async function openStore(database: SqlDatabase, options: StoreOptions): Promise<Store> {
  try {
    return await storeOn(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function storeOn(database: SqlDatabase, options: StoreOptions): Promise<Store> {
  const keyring = await keyringOf(database, options.secret);
  const ladder = tierLadder(options.tiers);
  const now = options.now ?? (() => new Date());
  const newId = uuidv7Generator(() => now().getTime());
  const channel = options.channel ?? 'mail';
  const close = (): Promise<void> => database.close();
  return {
    subscribers: new SqlSubscribers({
      database,
      queries: new SubscriberQueries(database, ladder),
      addressHash: keyring.addressHash,
      newId,
      channel,
    }),
    confirmations: new SqlConfirmations(database),
    patrons: new SqlPatrons(database, options.tiers),
    ledger: new SqlLedger({ database, newId, now, channel, ladder }),
    tokens: keyring.tokens,
    close,
    [Symbol.asyncDispose]: close,
  };
}
