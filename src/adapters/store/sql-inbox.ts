/** What waits to be worked off, on disk: whoever writes at the same moment shares one transaction. */
import {
  type ClaimedEntry,
  type InboxEntry,
  inboxEntrySchema,
  type InboxTally,
} from '../../core/inbox/inbox-entry.ts';
import type { Inbox } from '../../ports.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { InsertTarget, Row, SqlSession, SqlValue } from './sql-database.ts';
import type { SubscriberParts } from './subscriber-parts.ts';

const INBOX: InsertTarget = {
  table: 'inbox',
  columns: {
    id: 'text',
    kind: 'text',
    subject: 'text',
    body: 'text',
    at: 'bigint',
    due_at: 'bigint',
  },
};

interface InboxParts extends Omit<SubscriberParts, 'queries'> {
  readonly now: (session: SqlSession) => Promise<number>;
  readonly leaseMs: number;
}

/** An append that is not on disk yet. */
interface Append {
  readonly entries: readonly InboxEntry[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class SqlInbox implements Inbox {
  readonly #parts: InboxParts;
  #waiting: Append[] = [];
  #writing = false;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  async append(entries: readonly InboxEntry[]): Promise<void> {
    const written = new Promise<void>((done, failed) => {
      this.#waiting.push({ entries, done, failed });
    });
    if (!this.#writing) void this.#write();
    return written;
  }

  async claim(limit: number): Promise<readonly ClaimedEntry[]> {
    const { database, now, leaseMs } = this.#parts;
    return database.transact(async (session) => {
      const at = await now(session);
      const rows = await session.all(
        `UPDATE inbox SET due_at = ?, attempt = attempt + 1 WHERE id IN (
           SELECT id FROM inbox WHERE due_at <= ? ORDER BY due_at, id LIMIT ? ${session.dialect.skipLocked})
         RETURNING id, body, attempt`,
        at + leaseMs,
        at,
        limit,
      );
      return rows.flatMap(claimedOf).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    });
  }

  async done({ id }: ClaimedEntry): Promise<void> {
    await this.#parts.database.run('DELETE FROM inbox WHERE id = ?', id);
  }

  async postpone(claimed: ClaimedEntry, afterMs: number): Promise<void> {
    await this.#putOff(claimed, afterMs, 0);
  }

  async holdBack(claimed: ClaimedEntry, afterMs: number): Promise<void> {
    await this.#putOff(claimed, afterMs, 1);
  }

  /** Unless its lease ran out meanwhile, and it was claimed again. */
  async #putOff({ id, attempt }: ClaimedEntry, afterMs: number, uncounted: 0 | 1): Promise<void> {
    const { database, now } = this.#parts;
    await database.transact(async (session) => {
      await session.run(
        'UPDATE inbox SET due_at = ?, attempt = ? WHERE id = ? AND attempt = ?',
        (await now(session)) + Math.ceil(afterMs),
        attempt - uncounted,
        id,
        attempt,
      );
    });
  }

  async tally(): Promise<InboxTally> {
    const row = await this.#parts.database.get(
      'SELECT count(*) AS waiting, min(at) AS oldest FROM inbox',
    );
    if (row === undefined) return { waiting: 0, oldestAt: undefined };
    return { waiting: integerOf(row, 'waiting'), oldestAt: dateOf(row, 'oldest') };
  }

  /** Those who come while others are written go together, next. */
  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const appends = this.#waiting;
      this.#waiting = [];
      try {
        await this.#insert(appends.flatMap(({ entries }) => entries));
        for (const { done } of appends) done();
      } catch (error) {
        for (const { failed } of appends) failed(error);
      }
    }
    this.#writing = false;
  }

  async #insert(entries: readonly InboxEntry[]): Promise<void> {
    const { database, newId, now } = this.#parts;
    await database.transact(async (session) => {
      const at = await now(session);
      await session.insert(
        INBOX,
        entries.map((entry): SqlValue[] => [
          newId(),
          entry.kind,
          this.#subjectOf(entry),
          JSON.stringify(entry),
          at,
          at,
        ]),
      );
    });
  }

  /** Whom an entry is about, so that it goes when they are erased. */
  #subjectOf(entry: InboxEntry): string | null {
    if (entry.kind === 'webhook') return null;
    if (entry.kind === 'subscription') return this.#parts.addressHash(entry.address.key);
    return entry.subscriberId;
  }
}

/** What a newer version wrote stays for it, and keeps nobody else waiting. */
function claimedOf(row: Row): ClaimedEntry[] {
  const read = inboxEntrySchema.safeParse(JSON.parse(textOf(row, 'body')));
  if (!read.success) return [];
  return [{ id: textOf(row, 'id'), entry: read.data, attempt: integerOf(row, 'attempt') }];
}
