/** Asking a source for all of its patrons: it becomes the whole of what the source grants, or nothing does. */
import { Failure } from '../core/failure.ts';
import type { PatronTier } from '../core/patrons/grant-of.ts';
import type { GrantCounts } from '../core/patrons/grant.ts';
import { MemberFold, type UnknownTierCount } from '../core/patrons/member-fold.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronSource } from '../ports/patron-sources.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { replaceGrants, type RevokeConsent } from './replace-grants.ts';
import { requireTiers } from './require-tiers.ts';

export interface SyncPorts {
  readonly source: PatronSource;
  readonly patrons: Pick<PatronStore, 'compareGrants' | 'replaceGrants'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface SyncRequest {
  readonly tiers: readonly PatronTier[];
  readonly graceDays: number;
  /** Nothing is changed; the counts say what would be. */
  readonly isDry: boolean;
  readonly consent: RevokeConsent;
  /** Its reason is thrown, and nothing is changed. */
  readonly signal?: AbortSignal | undefined;
}

export interface SyncReport extends GrantCounts {
  readonly source: string;
  readonly isDry: boolean;
  /** Whom it grants something and who get no mail; undefined after a dry run. */
  readonly withoutSubscription: number | undefined;
  /** Paid for, and not in the config. */
  readonly unknownTiers: readonly UnknownTierCount[];
}

/** More than any source of ours has; they are held in memory until all are told. */
const MAX_MEMBERS = 200_000;

/**
 * Whatever the source throws leaves everything as it was. Throws a `Failure`: `no-tiers`,
 * `source-too-large`, `revocation-not-confirmed`, `patrons-overtaken`.
 */
export async function syncPatrons(ports: SyncPorts, request: SyncRequest): Promise<SyncReport> {
  const { source, patrons, clock } = ports;
  requireTiers(request.tiers);
  const now = clock.now();
  const fold = new MemberFold({ ...request, now });
  let members = 0;
  for await (const member of source.members()) {
    request.signal?.throwIfAborted();
    members += 1;
    if (members > MAX_MEMBERS) throw tooLarge(source.name);
    fold.take(member);
  }
  const statement = { source: source.name, grants: fold.grants(), toldAt: now };
  const told = { source: source.name, isDry: request.isDry, unknownTiers: fold.unknownTiers() };
  if (request.isDry) {
    const counts = await patrons.compareGrants(statement.source, statement.grants, now);
    return { ...counts, ...told, withoutSubscription: undefined };
  }
  const outcome = await replaceGrants(patrons, statement, request.consent);
  return { ...outcome, ...told };
}

function tooLarge(source: string): Failure {
  return new Failure(
    'failure',
    'source-too-large',
    `${source} told of more than ${MAX_MEMBERS} members. Nothing was changed.`,
    'Report it, if you have so many patrons: this bound is ours.',
  );
}
