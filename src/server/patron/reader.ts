/** The patron who reads in a browser, by its session, as things stand at this request. */
import type { Context } from 'hono';
import {
  isToBeExtended,
  type PatronSession,
  SESSION_DAYS,
  sessionEnd,
} from '../../core/patrons/access.ts';
import type { Patron } from '../../core/patrons/patron.ts';
import { type Standing, standingOf } from '../../core/patrons/standing.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PatronAccess } from '../../ports/patron-access.ts';
import type { PatronStore } from '../../ports/patrons.ts';
import type { ConfirmationTokens } from '../../ports/tokens.ts';
import { describeError, type Log } from '../log.ts';
import type { ServerEnv } from '../server-env.ts';
import { type SecretCookie, secretCookie } from './secret-cookie.ts';

export interface Reader {
  readonly session: PatronSession;
  readonly patron: Patron;
  readonly standing: Standing;
}

export interface ReaderDeps {
  readonly patrons: Pick<PatronStore, 'find'>;
  readonly patronAccess: Pick<PatronAccess, 'findSession' | 'extendSession' | 'endSession'>;
  readonly confirmationTokens: ConfirmationTokens;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Readers {
  readonly cookie: SecretCookie;
  /** Without a cookie nothing is looked up. */
  of(context: Context<ServerEnv>): Promise<Reader | undefined>;
  /** Ends the session of this browser, if it has one. */
  leave(context: Context<ServerEnv>): Promise<void>;
}

const DAY_SECONDS = 24 * 60 * 60;

export function createReaders(deps: ReaderDeps, where: { readonly isSecure: boolean }): Readers {
  // The store decides when it ends; a cookie that outlives its session opens nothing.
  const maxAgeSeconds = SESSION_DAYS * DAY_SECONDS;
  const cookie = secretCookie('roundup-patron', { ...where, maxAgeSeconds });
  const hashOf = (context: Context<ServerEnv>): string | undefined => {
    const token = cookie.read(context);
    return token === undefined ? undefined : deps.confirmationTokens.hash(token);
  };
  return {
    cookie,
    async of(context) {
      const hash = hashOf(context);
      if (hash === undefined) return undefined;
      const now = deps.clock.now();
      const session = await deps.patronAccess.findSession(hash, now);
      if (session === undefined) return undefined;
      const entry = await deps.patrons.find({ id: session.patronId });
      if (entry === undefined) return undefined;
      if (isToBeExtended(session, now)) void extend(deps, session, now);
      return { session, patron: entry.patron, standing: standingOf(entry) };
    },
    async leave(context) {
      const hash = hashOf(context);
      if (hash !== undefined) await deps.patronAccess.endSession(hash);
    },
  };
}

/** Beside the answer, once a day at most: that somebody reads is noted, and nothing else changes. */
async function extend(
  { patronAccess, log }: ReaderDeps,
  { tokenHash, at }: PatronSession,
  now: Date,
): Promise<void> {
  try {
    await patronAccess.extendSession(tokenHash, sessionEnd(at, now));
  } catch (error) {
    log({ at: now.toISOString(), event: 'error', what: 'session', error: describeError(error) });
  }
}
