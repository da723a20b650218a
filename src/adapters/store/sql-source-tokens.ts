/** Tokens that sources renew: one process renews, the others wait for what it got. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../core/failure.ts';
import type { SourceToken, TokenOrigin } from '../../core/patrons/source-token.ts';
import type { SourceTokens } from '../../ports/patron-sources.ts';
import { optionalIntegerOf, textOf } from './row.ts';
import type { Row, SqlDatabase, SqlSession } from './sql-database.ts';

export interface SourceTokenParts {
  readonly database: SqlDatabase;
  readonly newId: () => string;
  readonly now: (session: SqlSession) => Promise<number>;
  /** For how long one process may take to renew a token before another does. */
  readonly leaseMs: number;
}

interface Place {
  readonly source: string;
  readonly origin: string;
}

/** What a process that wants a fresh token finds. */
type Turn =
  { readonly state: 'renewed' | 'ours'; readonly token: SourceToken } | { readonly state: 'wait' };

const LOOK_EVERY_MS = 200;

export class SqlSourceTokens implements SourceTokens {
  readonly #parts: SourceTokenParts;

  constructor(parts: SourceTokenParts) {
    this.#parts = parts;
  }

  async current(origin: TokenOrigin): Promise<SourceToken> {
    return (await readToken(this.#parts.database, placeOf(origin))) ?? origin.given;
  }

  async renew(
    origin: TokenOrigin,
    refused: SourceToken,
    renewal: (current: SourceToken) => Promise<SourceToken>,
  ): Promise<SourceToken> {
    const place = placeOf(origin);
    const owner = this.#parts.newId();
    // As long as others renew and die at it; each of them for one lease.
    const deadline = Date.now() + 3 * this.#parts.leaseMs;
    for (;;) {
      const turn = await this.#takeTurn(place, origin.given, refused, owner);
      if (turn.state === 'renewed') return turn.token;
      if (turn.state === 'ours') return this.#renewOurs(place, owner, turn.token, renewal);
      if (Date.now() > deadline) throw busy(origin.source);
      await sleep(LOOK_EVERY_MS);
    }
  }

  #takeTurn(place: Place, given: SourceToken, refused: SourceToken, owner: string): Promise<Turn> {
    const { database, leaseMs } = this.#parts;
    return database.transact(async (session) => {
      await session.run(
        `INSERT INTO source_token (source, origin, access_token, refresh_token)
         VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        place.source,
        place.origin,
        given.accessToken,
        given.refreshToken,
      );
      const row = await session.get(
        `SELECT access_token, refresh_token, lease_until FROM source_token
         WHERE source = ? AND origin = ? ${session.dialect.forUpdate}`,
        place.source,
        place.origin,
      );
      const token = tokenOf(row) ?? given;
      if (token.accessToken !== refused.accessToken) return { state: 'renewed', token };
      const at = await this.#parts.now(session);
      const leaseUntil = row === undefined ? undefined : optionalIntegerOf(row, 'lease_until');
      if (leaseUntil !== undefined && leaseUntil > at) return { state: 'wait' };
      await session.run(
        `UPDATE source_token SET lease_owner = ?, lease_until = ? WHERE source = ? AND origin = ?`,
        owner,
        at + leaseMs,
        place.source,
        place.origin,
      );
      return { state: 'ours', token };
    });
  }

  async #renewOurs(
    place: Place,
    owner: string,
    used: SourceToken,
    renewal: (current: SourceToken) => Promise<SourceToken>,
  ): Promise<SourceToken> {
    const { database } = this.#parts;
    let fresh: SourceToken;
    try {
      fresh = await renewal(used);
    } catch (error) {
      await database.transact((session) =>
        session.run(
          `UPDATE source_token SET lease_owner = NULL, lease_until = NULL
           WHERE source = ? AND origin = ? AND lease_owner = ?`,
          place.source,
          place.origin,
          owner,
        ),
      );
      // We were so slow that somebody else took the same token to renew: theirs is the good one.
      const now = await readToken(database, place);
      if (now !== undefined && now.refreshToken !== used.refreshToken) return now;
      throw error;
    }
    // By the token it was renewed from, not by the lease: a fresh token must not be lost to one
    // who took over and still asks.
    const stored = await database.transact((session) =>
      session.run(
        `UPDATE source_token
         SET access_token = ?, refresh_token = ?, lease_owner = NULL, lease_until = NULL
         WHERE source = ? AND origin = ? AND access_token = ? AND refresh_token = ?`,
        fresh.accessToken,
        fresh.refreshToken,
        place.source,
        place.origin,
        used.accessToken,
        used.refreshToken,
      ),
    );
    return stored > 0 ? fresh : ((await readToken(database, place)) ?? fresh);
  }
}

/** Each token that an author gave has a line of its own, so that two of them never mix. */
function placeOf({ source, given }: TokenOrigin): Place {
  const hash = createHash('sha256').update(JSON.stringify([given.accessToken, given.refreshToken]));
  return { source, origin: hash.digest('base64url') };
}

async function readToken(
  session: Pick<SqlSession, 'get'>,
  { source, origin }: Place,
): Promise<SourceToken | undefined> {
  return tokenOf(
    await session.get(
      'SELECT access_token, refresh_token FROM source_token WHERE source = ? AND origin = ?',
      source,
      origin,
    ),
  );
}

function tokenOf(row: Row | undefined): SourceToken | undefined {
  return (
    row && { accessToken: textOf(row, 'access_token'), refreshToken: textOf(row, 'refresh_token') }
  );
}

function busy(source: string): Failure {
  return new Failure(
    'unavailable',
    'token-renewal-stuck',
    `Other processes begin to renew the token of ${source}, and none of them ends.`,
    'Stop what else runs on this store, then run the same command again.',
  );
}
