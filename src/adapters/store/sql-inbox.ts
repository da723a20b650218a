/** What waits to be worked off, on disk. */
import {
  type ClaimedEntry,
  type InboxEntry,
  inboxEntrySchema,
  type InboxTally,
} from '../../core/inbox/inbox-entry.ts';
import type { Inbox } from '../../ports/inbox.ts';
import { groupCommit } from '../group-commit.ts';
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

/** What became of an entry, not on disk yet; what has no time to be due at again is done. */
interface Settled {
  readonly claimed: ClaimedEntry;
  readonly afterMs?: number;
  /** Nothing was tried, and nothing of its kind is to be. */
  readonly isHeldBack?: boolean;
}

/** Of those that are held back together; more would hold up whoever waits for the store. */
const HELD_AT_ONCE = 1000;

export class SqlInbox implements Inbox {
  readonly #parts: InboxParts;
  readonly #append: (entries: readonly InboxEntry[]) => Promise<void>;
  readonly #settle: (settled: Settled) => Promise<void>;

  constructor(parts: InboxParts) {
    this.#parts = parts;
    this.#append = groupCommit((groups) => this.#insert(groups.flat()));
    this.#settle = groupCommit((all) => this.#settleAll(all));
  }

  append(entries: readonly InboxEntry[]): Promise<void> {
    return this.#append(entries);
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

  done(claimed: ClaimedEntry): Promise<void> {
    return this.#settle({ claimed });
  }

  postpone(claimed: ClaimedEntry, afterMs: number): Promise<void> {
    return this.#settle({ claimed, afterMs });
  }

  holdBack(claimed: ClaimedEntry, afterMs: number): Promise<void> {
    return this.#settle({ claimed, afterMs, isHeldBack: true });
  }

  /** By the indexes alone: bodies are large, and this is asked often. */
  async tally(): Promise<InboxTally> {
    const row = await this.#parts.database.get(
      `SELECT (SELECT count(*) FROM inbox) AS waiting,
         (SELECT at FROM inbox ORDER BY id LIMIT 1) AS oldest`,
    );
    if (row === undefined) return { waiting: 0, oldestAt: undefined };
    return { waiting: integerOf(row, 'waiting'), oldestAt: dateOf(row, 'oldest') };
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

  async #settleAll(all: readonly Settled[]): Promise<void> {
    const { database, now } = this.#parts;
    const done = all.flatMap(({ claimed, afterMs }) => (afterMs === undefined ? claimed.id : []));
    await database.transact(async (session) => {
      if (done.length > 0) {
        await session.run(
          `DELETE FROM inbox WHERE id IN ${session.dialect.textsOf}`,
          JSON.stringify(done),
        );
      }
      if (done.length === all.length) return;
      const at = await now(session);
      const held = new Map<string, number>();
      for (const { claimed, afterMs, isHeldBack = false } of all) {
        if (afterMs === undefined) continue;
        const dueAt = at + Math.ceil(afterMs);
        // Unless its lease ran out meanwhile, and it was claimed again.
        await session.run(
          'UPDATE inbox SET due_at = ?, attempt = attempt - ? WHERE id = ? AND attempt = ?',
          dueAt,
          isHeldBack ? 1 : 0,
          claimed.id,
          claimed.attempt,
        );
        if (isHeldBack) held.set(claimed.entry.kind, dueAt);
      }
      for (const [kind, dueAt] of held) await holdKind(session, { kind, at, dueAt });
    });
  }

  /** Whom an entry is about, so that it goes when they are erased. */
  #subjectOf(entry: InboxEntry): string | null {
    switch (entry.kind) {
      case 'webhook':
        return null;
      case 'subscription':
      case 'login':
        return this.#parts.addressHash(entry.address.key);
      case 'patron': {
        const address = entry.news.kind === 'told' ? entry.news.member.address : undefined;
        return address === undefined ? null : this.#parts.addressHash(address.key);
      }
      default:
        return entry.subscriberId;
    }
  }
}

async function holdKind(
  session: SqlSession,
  { kind, at, dueAt }: { readonly kind: string; readonly at: number; readonly dueAt: number },
): Promise<void> {
  await session.run(
    `UPDATE inbox SET due_at = ? WHERE id IN (
       SELECT id FROM inbox WHERE due_at <= ? AND kind = ?
       ORDER BY due_at, id LIMIT ? ${session.dialect.skipLocked})`,
    dueAt,
    at,
    kind,
    HELD_AT_ONCE,
  );
}

/** What a newer version wrote stays for it, and keeps nobody else waiting. */
function claimedOf(row: Row): ClaimedEntry[] {
  const read = inboxEntrySchema.safeParse(JSON.parse(textOf(row, 'body')));
  if (!read.success) return [];
  return [{ id: textOf(row, 'id'), entry: read.data, attempt: integerOf(row, 'attempt') }];
}
