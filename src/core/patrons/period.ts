/** The tier that a patron held over time, without a gap between two periods that needs none. */
import { highestTier, PUBLIC_TIER, type Tier } from '../audience/tier.ts';
import { tierHeld, type Grant } from './grant.ts';

export interface Period {
  readonly tier: string;
  readonly since: Date;
  /** undefined for the tier held now; only the last one has none. */
  readonly until: Date | undefined;
}

interface Moment {
  readonly tiers: readonly Tier[];
  readonly now: Date;
}

/**
 * The history up to `now`, by the grants that a patron has had since it was written down last: each
 * expiry ends a period at its own time.
 */
export function settlePeriods(
  periods: readonly Period[],
  grants: readonly Pick<Grant, 'tier' | 'expiresAt'>[],
  { tiers, now }: Moment,
): readonly Period[] {
  const since = periods.at(-1)?.since ?? now;
  const ends = grants.flatMap(({ expiresAt }) =>
    expiresAt !== undefined && expiresAt > since && expiresAt < now ? [expiresAt] : [],
  );
  let settled = periods;
  // What was not held at the time of an expiry did not begin with it.
  for (const at of ends.toSorted((one, other) => one.getTime() - other.getTime())) {
    if (holds(settled)) settled = hold(settled, tierHeld(tiers, grants, at), at);
  }
  return holdNow(settled, grants, { tiers, now });
}

/** After a change to the grants of a settled history: it takes effect now. */
export function holdNow(
  periods: readonly Period[],
  grants: readonly Pick<Grant, 'tier' | 'expiresAt'>[],
  { tiers, now }: Moment,
): readonly Period[] {
  return hold(periods, tierHeld(tiers, grants, now), now);
}

/** A source knows of support since before anything was known here. */
export function backdate(
  periods: readonly Period[],
  { tier, since }: Pick<Grant, 'tier' | 'since'>,
  tiers: readonly Tier[],
): readonly Period[] {
  const [first] = periods;
  if (first === undefined || since >= first.since) return periods;
  return mergePeriods([{ tier, since, until: first.since }], periods, tiers);
}

/** Two histories of one person: at each time the higher tier counts. */
export function mergePeriods(
  one: readonly Period[],
  other: readonly Period[],
  tiers: readonly Tier[],
): readonly Period[] {
  const both = [...one, ...other];
  const times = both.flatMap(({ since, until }) =>
    until === undefined ? [since] : [since, until],
  );
  let merged: readonly Period[] = [];
  for (const time of times.toSorted((a, b) => a.getTime() - b.getTime())) {
    const held = both.filter(
      ({ since, until }) => since <= time && (until === undefined || until > time),
    );
    const tier = highestTier(
      tiers,
      held.map((period) => period.tier),
    );
    merged = hold(merged, tier, time);
  }
  return merged;
}

function holds(periods: readonly Period[]): boolean {
  const last = periods.at(-1);
  return last !== undefined && last.until === undefined;
}

/** From `at` on a tier is held; what was held before ends then. */
function hold(periods: readonly Period[], tier: string, at: Date): readonly Period[] {
  const last = periods.at(-1);
  const isHeld = last !== undefined && last.until === undefined;
  if (isHeld && last.tier === tier) return periods;
  if (!isHeld) return tier === PUBLIC_TIER ? periods : [...periods, open(tier, at)];
  const before = periods.slice(0, -1);
  // What was never held for a moment leaves no trace.
  const ended = last.since < at ? [...before, { ...last, until: at }] : before;
  if (tier === PUBLIC_TIER) return ended;
  // ... and what it stood between goes on.
  const former = ended.at(-1);
  if (former?.tier === tier && former.until?.getTime() === at.getTime()) {
    return [...ended.slice(0, -1), open(tier, former.since)];
  }
  return [...ended, open(tier, at)];
}

function open(tier: string, since: Date): Period {
  return { tier, since, until: undefined };
}
