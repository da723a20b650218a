/** What opens served extras to a patron, as the store keeps it: log-ins, sessions, a private feed. */

/** A link that was mailed, good for one session; of its token only the hash is kept. */
export interface PatronLogin {
  readonly tokenHash: string;
  readonly patronId: string;
  /** Where it is mailed to. */
  readonly addressKey: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

export interface LoginLimits {
  /** At most so many to one patron since a time. */
  readonly toOne: { readonly since: Date; readonly count: number };
  /** The same for all patrons together. */
  readonly inAll: { readonly since: Date; readonly count: number };
}

/** `quiet`: too many to this patron, or mails to them bounce or are called spam. `busy`: too many to all. */
export type LoginOutcome = 'opened' | 'quiet' | 'busy';

/** A browser in which a patron has logged in; of the cookie's token only the hash is kept. */
export interface PatronSession {
  readonly tokenHash: string;
  readonly patronId: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Its address holds both a selector, by which it is found, and a verifier. */
export interface PatronFeed {
  readonly selector: string;
  /** SHA-256 of the verifier, in hex. */
  readonly verifierHash: string;
  readonly patronId: string;
  readonly madeAt: Date;
  /** Since when it was fetched from too many places, and opens nothing. */
  readonly closedAt: Date | undefined;
}

/** A feed was fetched from a network, which is told apart by a keyed hash alone. */
export interface FeedUse {
  readonly selector: string;
  /** As `weekOf` counts. */
  readonly week: number;
  readonly networkHash: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the mailed link works. */
export const LOGIN_MINUTES = 15;
/** A session ends when it was not used for so long ... */
export const SESSION_IDLE_DAYS = 90;
/** ... and at the latest after so long. */
export const SESSION_DAYS = 365;

/** When a session ends that began at one time and is used at another. */
export function sessionEnd(begunAt: Date, usedAt: Date): Date {
  const idle = usedAt.getTime() + SESSION_IDLE_DAYS * DAY_MS;
  return new Date(Math.min(idle, begunAt.getTime() + SESSION_DAYS * DAY_MS));
}

/** The end is written down anew once a day at most. */
export function isToBeExtended({ at, expiresAt }: PatronSession, usedAt: Date): boolean {
  return sessionEnd(at, usedAt).getTime() - expiresAt.getTime() >= DAY_MS;
}

/** Weeks since 1970, each from Thursday to Wednesday in UTC. */
export function weekOf(time: Date): number {
  return Math.floor(time.getTime() / (7 * DAY_MS));
}
