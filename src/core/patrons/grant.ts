/** What one source grants one of its members, and what changes it. */
import type { Address } from '../audience/address.ts';
import { highestTier, type Tier } from '../audience/tier.ts';

export interface Grant {
  /** Such as `patreon`, `ghost-csv`, or `by-hand`. */
  readonly source: string;
  /** The source's id of the person; in lists without ids the key of their address. */
  readonly member: string;
  readonly patronId: string;
  readonly tier: string;
  /** As the source says; undefined while it told none. */
  readonly address: Address | undefined;
  readonly name: string | undefined;
  /** An ended grant is kept, so that whoever comes back is the same patron. */
  readonly state: 'active' | 'grace' | 'ended';
  readonly since: Date;
  /** From then on it opens nothing; undefined while no end is known. */
  readonly expiresAt: Date | undefined;
  /** What the source said before that changes nothing. */
  readonly toldAt: Date;
}

/** What a source says now; `undefined` leaves what is known of a member as it is. */
export interface StatedGrant {
  readonly member: string;
  readonly address: Address | undefined;
  readonly name: string | undefined;
  /** Without one a grant that is known keeps its own, and one that is new opens nothing. */
  readonly tier: string | undefined;
  readonly state: Grant['state'];
  /** Before now, where the source knows. */
  readonly since: Date | undefined;
  readonly expiresAt: Date | undefined;
  readonly toldAt: Date;
}

/** What became of a member by what their source said; `nothing` was granted before and is now. */
export type GrantChange = 'came' | 'changed' | 'went' | 'unchanged' | 'nothing';

/** How many members of a source come, change, go, and stay as they are. */
export type GrantCounts = Readonly<Record<Exclude<GrantChange, 'nothing'>, number>>;

/** Not expired. */
export function isLive({ expiresAt }: Pick<Grant, 'expiresAt'>, now: Date): boolean {
  return expiresAt === undefined || expiresAt > now;
}

/** The highest tier of those that are not expired. */
export function tierHeld(
  tiers: readonly Tier[],
  grants: Iterable<Pick<Grant, 'tier' | 'expiresAt'>>,
  now: Date,
): string {
  return highestTier(
    tiers,
    [...grants].filter((grant) => isLive(grant, now)).map(({ tier }) => tier),
  );
}

/** What is told takes effect now: no source changes what was opened here before. */
export function nextGrant(
  before: Grant | undefined,
  stated: StatedGrant,
  as: Pick<Grant, 'source' | 'patronId' | 'tier'> & { readonly now: Date },
): Grant {
  const { now, ...key } = as;
  const wasLive = before !== undefined && isLive(before, now);
  const stands = standing(before, stated, now);
  return {
    ...key,
    // Of what is over the tier is the one that was held.
    tier: before !== undefined && !isLive(stands, now) ? before.tier : key.tier,
    member: stated.member,
    address: stated.address ?? before?.address,
    name: stated.name ?? before?.name,
    since: wasLive ? before.since : earlier(stated.since, now),
    toldAt: stated.toldAt,
    ...stands,
  };
}

function standing(
  before: Grant | undefined,
  stated: StatedGrant,
  now: Date,
): Pick<Grant, 'state' | 'expiresAt'> {
  if (stated.state === 'ended' || !isLive(stated, now)) {
    return { state: 'ended', expiresAt: earlier(before?.expiresAt, now) };
  }
  // Declined again, or still: the days of grace are those of the first time; what ended has none.
  if (stated.state === 'grace' && before !== undefined && before.state !== 'active') {
    return { state: before.state, expiresAt: before.expiresAt };
  }
  return { state: stated.state, expiresAt: stated.expiresAt };
}

export function changeBetween(before: Grant | undefined, after: Grant, now: Date): GrantChange {
  const wasLive = before !== undefined && isLive(before, now);
  if (!isLive(after, now)) return wasLive ? 'went' : 'nothing';
  if (!wasLive) return 'came';
  const isAsBefore =
    before.tier === after.tier &&
    before.state === after.state &&
    before.expiresAt?.getTime() === after.expiresAt?.getTime() &&
    before.address?.spelling === after.address?.spelling;
  return isAsBefore ? 'unchanged' : 'changed';
}

function earlier(time: Date | undefined, other: Date): Date {
  return time !== undefined && time < other ? time : other;
}
