/** How patrons prove who they are, and what opens served extras to them. */
import type {
  FeedUse,
  LoginLimits,
  LoginOutcome,
  PatronFeed,
  PatronLogin,
  PatronSession,
} from '../core/patrons/access.ts';
import type { ProvenIdentity } from '../core/patrons/proven-identity.ts';

/** What opens served extras; tokens come and are kept as hashes, and every change is one transaction. */
export interface PatronAccess {
  /** Keeps a log-in that is about to be mailed, unless the limits forbid it. */
  openLogin(login: PatronLogin, limits: LoginLimits): Promise<LoginOutcome>;
  /** Forgets a log-in whose mail never left. */
  withdrawLogin(tokenHash: string): Promise<void>;
  /** Whose it is while it is unused; reading it changes nothing. */
  findLogin(tokenHash: string, now: Date): Promise<string | undefined>;
  /** Uses a log-in up and begins a session; whose it is, or undefined when it opens none any more. */
  useLogin(
    tokenHash: string,
    session: Omit<PatronSession, 'patronId'>,
  ): Promise<string | undefined>;
  /** False when there is no such patron (any more). */
  beginSession(session: PatronSession): Promise<boolean>;
  findSession(tokenHash: string, now: Date): Promise<PatronSession | undefined>;
  /** Never makes it shorter. */
  extendSession(tokenHash: string, expiresAt: Date): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  /** Everywhere, with the links that were mailed and not used yet. */
  endSessions(patronId: string): Promise<void>;
  /** The feed of before opens nothing more; false when there is no such patron. */
  replaceFeed(feed: Omit<PatronFeed, 'closedAt'>): Promise<boolean>;
  findFeed(
    by: { readonly selector: string } | { readonly patronId: string },
  ): Promise<PatronFeed | undefined>;
  /** Closes a feed that was fetched from more networks in a week than it may be. */
  recordFeedUses(
    uses: readonly FeedUse[],
    how: { readonly mostNetworks: number; readonly at: Date },
  ): Promise<void>;
  /** Forgets what has expired; how many log-ins and sessions that were. */
  purge(now: Date): Promise<number>;
}

/** Another service that tells who somebody is (OAuth 2, RFC 6749). */
export interface IdentityProvider {
  readonly name: 'patreon' | 'github';
  /** `secret` stays in the browser that sets out, and comes back with it. */
  setOut(): { readonly address: string; readonly secret: string };
  /** Never throws for what the service answers. */
  comeBack(
    answer: { readonly state: string; readonly code: string },
    secret: string,
  ): Promise<IdentityOutcome>;
}

export type IdentityOutcome =
  | { readonly state: 'proven'; readonly identity: ProvenIdentity }
  /** The browser that came back is not the one that set out. */
  | { readonly state: 'foreign' }
  /** `reason` holds nothing of the person. */
  | { readonly state: 'failed'; readonly reason: string };
