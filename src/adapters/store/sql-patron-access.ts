/** Log-ins, sessions and private feeds of patrons: only hashes of what opens anything. */
import {
  type FeedUse,
  type LoginLimits,
  type LoginOutcome,
  type PatronFeed,
  type PatronLogin,
  type PatronSession,
  weekOf,
} from '../../core/patrons/access.ts';
import type { PatronAccess } from '../../ports/patron-access.ts';
import { suppressionOf } from './record-queries.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { Row, SqlDatabase, SqlSession } from './sql-database.ts';

interface AccessParts {
  readonly database: SqlDatabase;
  readonly addressHash: (addressKey: string) => string;
}

/** Nobody else counts log-ins, or makes or closes feeds, at the same time. */
const ALONE = 'patron-access';
/** Browsers and devices of one patron; whoever logs in once more leaves the oldest. */
const MOST_SESSIONS = 20;
/** Until then log-ins that have expired still count. */
const COUNTED_MS = 60 * 60 * 1000;

export class SqlPatronAccess implements PatronAccess {
  readonly #parts: AccessParts;

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  async openLogin(login: PatronLogin, limits: LoginLimits): Promise<LoginOutcome> {
    const { database, addressHash } = this.#parts;
    return database.transact(async (session) => {
      const end = await suppressionOf(session, addressHash(login.addressKey));
      if (end?.reason === 'complained' || end?.reason === 'bounced') return 'quiet';
      const { toOne, inAll } = limits;
      if ((await countSince(session, toOne.since, login.patronId)) >= toOne.count) return 'quiet';
      if ((await countSince(session, inAll.since)) >= inAll.count) return 'busy';
      await session.run(
        'INSERT INTO patron_login (token_hash, patron_id, at, expires_at) VALUES (?, ?, ?, ?)',
        login.tokenHash,
        login.patronId,
        login.at.getTime(),
        login.expiresAt.getTime(),
      );
      return 'opened';
    }, ALONE);
  }

  async withdrawLogin(tokenHash: string): Promise<void> {
    await this.#parts.database.run('DELETE FROM patron_login WHERE token_hash = ?', tokenHash);
  }

  async findLogin(tokenHash: string, now: Date): Promise<string | undefined> {
    const row = await this.#parts.database.get(
      'SELECT patron_id FROM patron_login WHERE token_hash = ? AND expires_at > ?',
      tokenHash,
      now.getTime(),
    );
    return row && textOf(row, 'patron_id');
  }

  async useLogin(
    tokenHash: string,
    begun: Omit<PatronSession, 'patronId'>,
  ): Promise<string | undefined> {
    return this.#parts.database.transact(async (session) => {
      const used = await session.get(
        'DELETE FROM patron_login WHERE token_hash = ? AND expires_at > ? RETURNING patron_id',
        tokenHash,
        begun.at.getTime(),
      );
      if (used === undefined) return undefined;
      const patronId = textOf(used, 'patron_id');
      await keepSession(session, { ...begun, patronId });
      return patronId;
    }, ALONE);
  }

  async beginSession(begun: PatronSession): Promise<boolean> {
    return this.#parts.database.transact(async (session) => {
      if (!(await isPatron(session, begun.patronId))) return false;
      await keepSession(session, begun);
      return true;
    }, ALONE);
  }

  async findSession(tokenHash: string, now: Date): Promise<PatronSession | undefined> {
    const row = await this.#parts.database.get(
      `SELECT token_hash, patron_id, at, expires_at FROM patron_session
       WHERE token_hash = ? AND expires_at > ?`,
      tokenHash,
      now.getTime(),
    );
    if (row === undefined) return undefined;
    return {
      tokenHash: textOf(row, 'token_hash'),
      patronId: textOf(row, 'patron_id'),
      at: timeOf(row, 'at'),
      expiresAt: timeOf(row, 'expires_at'),
    };
  }

  async extendSession(tokenHash: string, expiresAt: Date): Promise<void> {
    await this.#parts.database.run(
      'UPDATE patron_session SET expires_at = ? WHERE token_hash = ? AND expires_at < ?',
      expiresAt.getTime(),
      tokenHash,
      expiresAt.getTime(),
    );
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.#parts.database.run('DELETE FROM patron_session WHERE token_hash = ?', tokenHash);
  }

  async endSessions(patronId: string): Promise<void> {
    await this.#parts.database.transact(async (session) => {
      await session.run('DELETE FROM patron_session WHERE patron_id = ?', patronId);
      await session.run('DELETE FROM patron_login WHERE patron_id = ?', patronId);
    }, ALONE);
  }

  async replaceFeed(feed: Omit<PatronFeed, 'closedAt'>): Promise<boolean> {
    return this.#parts.database.transact(async (session) => {
      if (!(await isPatron(session, feed.patronId))) return false;
      await session.run('DELETE FROM patron_feed WHERE patron_id = ?', feed.patronId);
      await session.run(
        'INSERT INTO patron_feed (selector, patron_id, verifier_hash, made_at) VALUES (?, ?, ?, ?)',
        feed.selector,
        feed.patronId,
        feed.verifierHash,
        feed.madeAt.getTime(),
      );
      return true;
    }, ALONE);
  }

  async findFeed(
    by: { readonly selector: string } | { readonly patronId: string },
  ): Promise<PatronFeed | undefined> {
    const [column, value] =
      'selector' in by ? ['selector', by.selector] : ['patron_id', by.patronId];
    const row = await this.#parts.database.get(
      `SELECT selector, patron_id, verifier_hash, made_at, closed_at FROM patron_feed
       WHERE ${column} = ?`,
      value,
    );
    return row && feedOf(row);
  }

  async recordFeedUses(
    uses: readonly FeedUse[],
    { mostNetworks, at }: { readonly mostNetworks: number; readonly at: Date },
  ): Promise<void> {
    await this.#parts.database.transact(async (session) => {
      for (const { selector, week, networkHash } of uses) {
        // Of one that is closed, or was replaced meanwhile, nothing more is counted.
        await session.run(
          `INSERT INTO feed_network (selector, week, network_hash)
           SELECT selector, CAST(? AS BIGINT), CAST(? AS TEXT) FROM patron_feed
           WHERE selector = ? AND closed_at IS NULL ON CONFLICT DO NOTHING`,
          week,
          networkHash,
          selector,
        );
        await session.run(
          `UPDATE patron_feed SET closed_at = ? WHERE selector = ? AND closed_at IS NULL AND (
             SELECT count(*) FROM feed_network n WHERE n.selector = ? AND n.week = ?) > ?`,
          at.getTime(),
          selector,
          selector,
          week,
          mostNetworks,
        );
      }
    }, ALONE);
  }

  async purge(now: Date): Promise<number> {
    const at = now.getTime();
    return this.#parts.database.transact(async (session) => {
      const logins = await session.run(
        'DELETE FROM patron_login WHERE expires_at <= ?',
        at - COUNTED_MS,
      );
      const sessions = await session.run('DELETE FROM patron_session WHERE expires_at <= ?', at);
      await session.run('DELETE FROM feed_network WHERE week < ?', weekOf(now));
      return logins + sessions;
    }, ALONE);
  }
}

async function keepSession(session: SqlSession, begun: PatronSession): Promise<void> {
  await session.run(
    `DELETE FROM patron_session WHERE token_hash IN (
       SELECT token_hash FROM patron_session WHERE patron_id = ?
       ORDER BY at DESC, token_hash LIMIT 1000 OFFSET ${MOST_SESSIONS - 1})`,
    begun.patronId,
  );
  await session.run(
    'INSERT INTO patron_session (token_hash, patron_id, at, expires_at) VALUES (?, ?, ?, ?)',
    begun.tokenHash,
    begun.patronId,
    begun.at.getTime(),
    begun.expiresAt.getTime(),
  );
}

async function isPatron(session: SqlSession, patronId: string): Promise<boolean> {
  const row = await session.get(
    `SELECT id FROM patron WHERE id = ? ${session.dialect.forShare}`,
    patronId,
  );
  return row !== undefined;
}

async function countSince(session: SqlSession, since: Date, patronId?: string): Promise<number> {
  const sql = 'SELECT count(*) AS count FROM patron_login WHERE at >= ?';
  const row =
    patronId === undefined
      ? await session.get(sql, since.getTime())
      : await session.get(`${sql} AND patron_id = ?`, since.getTime(), patronId);
  return row === undefined ? 0 : integerOf(row, 'count');
}

function feedOf(row: Row): PatronFeed {
  return {
    selector: textOf(row, 'selector'),
    patronId: textOf(row, 'patron_id'),
    verifierHash: textOf(row, 'verifier_hash'),
    madeAt: timeOf(row, 'made_at'),
    closedAt: dateOf(row, 'closed_at'),
  };
}

function timeOf(row: Row, column: string): Date {
  return new Date(integerOf(row, column));
}
