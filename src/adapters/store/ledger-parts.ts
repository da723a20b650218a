/** What every part of the ledger needs. */
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import type { DeliveryChannel } from './store.ts';

export interface LedgerParts {
  readonly database: SqlDatabase;
  readonly newId: () => string;
  /** Of the machine that the database is on, so that the leases of several workers agree. */
  readonly now: (session: SqlSession) => Promise<number>;
  readonly channel: DeliveryChannel;
  /** Every tier from the public up. */
  readonly ladder: readonly string[];
  /** Names this process in what it claims: no other may move its batches on. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly presence: Presence;
}

/** Tells, where it can, that a worker is gone before its leases have run out. */
export interface Presence {
  /** Says that this worker is there, until the process ends. */
  announce(owner: string): void;
  /** Those of them that are certainly gone. */
  gone(owners: readonly string[]): readonly string[];
  close(): void;
}

/** Where nothing but time tells: workers on several machines. */
export const unseen: Presence = { announce: () => {}, gone: () => [], close: () => {} };
