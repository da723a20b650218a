/** One ledger in memory, with what each process needs of it and a record of all that it went through. */
import { openKeyring, type Keyring } from '../../src/adapters/keyring.ts';
import { migrate } from '../../src/adapters/store-sqlite/migrations.ts';
import { IN_MEMORY, SqliteDatabase } from '../../src/adapters/store-sqlite/sqlite-database.ts';
import { sqliteSql } from '../../src/adapters/store-sqlite/sqlite-sql.ts';
import type { Presence } from '../../src/adapters/store/ledger-parts.ts';
import { sqlLedger } from '../../src/adapters/store/sql-ledger.ts';
import { SqlSubscribers } from '../../src/adapters/store/sql-subscribers.ts';
import { SubscriberQueries } from '../../src/adapters/store/subscriber-queries.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import type { SubscriberStore } from '../../src/ports/subscribers.ts';

/** A batch or a schedule that went from one state to another. */
export interface Step {
  readonly of: 'batch' | 'schedule';
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export interface Book {
  readonly raw: SqliteDatabase;
  readonly keyring: Keyring;
  readonly subscribers: SubscriberStore;
  ledgerOf(owner: string, presence: Presence): Ledger;
  newId(): string;
  steps(after: number): readonly Step[];
}

const LADDER = ['public'];
const LEASE_MS = 120_000;

const RECORD = `
  CREATE TABLE step (what TEXT, state_of TEXT, former TEXT, latter TEXT);
  CREATE TRIGGER batch_steps AFTER UPDATE OF state ON send_batch WHEN OLD.state <> NEW.state
  BEGIN INSERT INTO step VALUES (NEW.run_id || '/' || NEW.no, 'batch', OLD.state, NEW.state); END;
  CREATE TRIGGER schedule_steps AFTER UPDATE OF state ON send_schedule WHEN OLD.state <> NEW.state
  BEGIN INSERT INTO step VALUES (NEW.id, 'schedule', OLD.state, NEW.state); END;
`;

const EMPTIED = [
  'consent_event',
  'suppression',
  'send_recipient',
  'send_batch',
  'send_schedule',
  'send_run',
  'send_pace',
  'subscriber',
  'step',
];

/** One for all trials: a fresh one for each would take a third of the time. */
let shelf: Promise<SqliteDatabase> | undefined;

async function freshDatabase(): Promise<SqliteDatabase> {
  const raw = new SqliteDatabase(IN_MEMORY);
  await migrate(raw);
  raw.script(RECORD);
  // What is kept for ever is kept for one trial.
  raw.script('DROP TRIGGER consent_event_is_never_deleted');
  return raw;
}

/** Only one can be open at a time. */
export async function openBook(now: () => number): Promise<Book> {
  shelf ??= freshDatabase();
  const raw = await shelf;
  for (const table of EMPTIED) raw.run(`DELETE FROM ${table}`);
  const database = sqliteSql(raw);
  const keyring = openKeyring(new Uint8Array(32).fill(7));
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
  };
  const { addressHash } = keyring;
  const queries = new SubscriberQueries(database, LADDER, () => new Date(now()));
  return {
    raw,
    keyring,
    newId,
    subscribers: new SqlSubscribers({ database, queries, addressHash, newId }),
    ledgerOf: (owner, presence) =>
      sqlLedger({
        database,
        newId,
        now: async () => now(),
        channel: 'mail',
        ladder: LADDER,
        owner,
        leaseMs: LEASE_MS,
        presence,
      }),
    steps: (after) =>
      raw
        .all(
          'SELECT what, state_of, former, latter FROM step WHERE rowid > ? ORDER BY rowid',
          after,
        )
        .map((row) => ({
          what: String(row['what']),
          of: row['state_of'] === 'batch' ? 'batch' : 'schedule',
          from: String(row['former']),
          to: String(row['latter']),
        })),
  };
}
