/** The store on an open and migrated database, whichever engine it is. */
import { tierLadder } from '../../core/audience/tier.ts';
import { keyringOf } from './secret.ts';
import { sqlAudience } from './sql-audience.ts';
import { sqlCapturedLinks } from './sql-captured-links.ts';
import { SqlConfirmations } from './sql-confirmations.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import { integerOf } from './row.ts';
import { unseen, type Presence } from './ledger-parts.ts';
import { sqlEvents } from './sql-events.ts';
import { SqlInbox } from './sql-inbox.ts';
import { sqlLedger } from './sql-ledger.ts';
import { SqlPatronAccess } from './sql-patron-access.ts';
import { SqlPatrons } from './sql-patrons.ts';
import { sqlPersonalLinks } from './sql-personal-links.ts';
import { SqlRecords } from './sql-records.ts';
import { SqlSettings } from './sql-settings.ts';
import { SqlSourceTokens } from './sql-source-tokens.ts';
import { SqlSubscribers } from './sql-subscribers.ts';
import type { Store, StoreOptions } from './store.ts';
import { SubscriberQueries } from './subscriber-queries.ts';
import { uuidv7Generator } from './uuidv7.ts';

/** Closes the database when it fails: `secret-short`, `secret-missing`, `secret-changed`. */
export async function openStore(
  database: SqlDatabase,
  options: StoreOptions,
  presence: Presence = unseen,
): Promise<Store> {
  try {
    return await storeOn(database, options, presence);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Longer than any request may take. */
const LEASE_MS = 120_000;
/** Twice as long as the renewal of a token may take: after a crash others wait for it. */
const RENEWAL_LEASE_MS = 60_000;

async function storeOn(
  database: SqlDatabase,
  options: StoreOptions,
  presence: Presence,
): Promise<Store> {
  const keyring = await keyringOf(database, options.secret);
  const ladder = tierLadder(options.tiers);
  const now = options.now ?? (() => new Date());
  const storeTime = options.now === undefined ? databaseTime : async () => now().getTime();
  const leaseMs = options.leaseMs ?? LEASE_MS;
  const newId = uuidv7Generator(() => now().getTime());
  const channel = options.channel ?? 'mail';
  const close = async (): Promise<void> => {
    presence.close();
    await database.close();
  };
  const queries = new SubscriberQueries(database, ladder, now);
  const patrons = { database, tiers: options.tiers, newId, now: storeTime };
  const people = { database, queries, addressHash: keyring.addressHash, newId };
  return {
    subscribers: new SqlSubscribers(people),
    audience: sqlAudience({ database, channel }),
    records: new SqlRecords({ ...people, now, patrons }),
    settings: new SqlSettings({ ...people, patrons }),
    confirmations: new SqlConfirmations(people),
    inbox: new SqlInbox({ ...people, now: storeTime, leaseMs }),
    capturedLinks: sqlCapturedLinks({ database, newId, now: storeTime }),
    patrons: new SqlPatrons(patrons),
    patronAccess: new SqlPatronAccess(people),
    personalLinks: sqlPersonalLinks({
      database,
      tiers: options.tiers.map(({ id }) => id),
      addressHash: keyring.addressHash,
      now: storeTime,
    }),
    sourceTokens: new SqlSourceTokens({
      database,
      newId,
      now: storeTime,
      leaseMs: options.leaseMs ?? RENEWAL_LEASE_MS,
    }),
    ledger: sqlLedger({
      database,
      newId,
      now: storeTime,
      channel,
      ladder,
      owner: newId(),
      leaseMs,
      presence,
    }),
    events: sqlEvents({ database, newId, channel, eventHash: keyring.eventHash }),
    tokens: keyring.tokens,
    feedTokens: keyring.feedTokens,
    sealer: keyring.sealer,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The clock of the machine that all workers share. */
async function databaseTime(session: SqlSession): Promise<number> {
  if (session.dialect.engine === 'sqlite') return Date.now();
  const row = await session.get(
    'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS now',
  );
  return row === undefined ? Date.now() : integerOf(row, 'now');
}
