/** The plan: how many subscribers get which edition, in which batches, and who is left out and why. */
import type { SubscriberState } from '../audience/subscriber.ts';
import type { Tier } from '../audience/tier.ts';
import { PUBLIC_TIER, tierLadder } from '../audience/tier.ts';

/** Which subscribers an issue is meant for this time. */
export interface AudienceQuestion {
  readonly issueId: string;
  /** Only those with this tag. */
  readonly segment: string | undefined;
  /** `failed`: only those whom the provider refused before. */
  readonly only: 'due' | 'failed';
  /** An open run whose batches that nobody has tried, or that were rejected, are planned anew. */
  readonly replacing: string | undefined;
}

/** Subscribers who are alike in everything that decides whether an issue is due to them. */
export interface AudienceGroup {
  readonly state: SubscriberState;
  readonly suppressed: boolean;
  /** They asked for a while without mails, which is not over. */
  readonly paused: boolean;
  /** Whether the ledger has a delivery of this issue for them, and of which kind. */
  readonly standing: 'free' | 'held' | 'refused' | 'replaceable';
  readonly inSegment: boolean;
  readonly tier: string;
  readonly count: number;
}

export const exclusionReasons = [
  'held',
  'suppressed',
  'not-active',
  'paused',
  'other-segment',
  'not-failed',
  'not-a-patron',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** The batches of one edition; all have the same size but the last. */
export interface PlannedTier {
  readonly tier: string;
  readonly recipients: number;
  readonly batchSize: number;
  /** Batches count from 1 within the plan. */
  readonly firstBatch: number;
  readonly batches: number;
}

export interface Plan {
  readonly issueId: string;
  /** In rising order; those that nobody is due are left out. */
  readonly tiers: readonly PlannedTier[];
  readonly batches: number;
  /** The size of the audience. */
  readonly count: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
}

/**
 * Excludes every suppressed, inactive or already planned subscriber, so planning twice is safe, and
 * whoever is of a tier that may not read the issue. A tier that the config no longer has counts as
 * public: access fails closed.
 */
export function planDelivery(request: {
  readonly question: AudienceQuestion;
  readonly groups: Iterable<AudienceGroup>;
  readonly tiers: readonly Tier[];
  /** Of the tiers, the public included, those that the issue is for; all of them when left out. */
  readonly readers?: readonly string[] | undefined;
  /** How many recipients one batch of a tier's edition may have; at least 1. */
  readonly batchSize: (tier: string) => number;
}): Plan {
  const ladder = tierLadder(request.tiers);
  const byTier = new Map((request.readers ?? ladder).map((tier) => [tier, 0]));
  const excluded = Object.fromEntries(exclusionReasons.map((reason) => [reason, 0]));
  for (const group of request.groups) {
    const tier = ladder.includes(group.tier) ? group.tier : PUBLIC_TIER;
    const planned = byTier.get(tier);
    const reason =
      exclusionOf(group, request.question) ?? (planned === undefined ? 'not-a-patron' : undefined);
    if (reason !== undefined) excluded[reason] = (excluded[reason] ?? 0) + group.count;
    else byTier.set(tier, (planned ?? 0) + group.count);
  }
  const tiers = intoBatches(byTier, request.batchSize);
  return {
    issueId: request.question.issueId,
    tiers,
    batches: tiers.reduce((sum, tier) => sum + tier.batches, 0),
    count: tiers.reduce((sum, tier) => sum + tier.recipients, 0),
    byTier: Object.fromEntries(byTier),
    excluded: countsOf(excluded),
  };
}

/** Why an issue is not due to these subscribers; undefined when it is. */
export function exclusionOf(
  group: Omit<AudienceGroup, 'count' | 'tier'>,
  question: Pick<AudienceQuestion, 'only'>,
): ExclusionReason | undefined {
  const { standing } = group;
  if (question.only === 'failed' && standing !== 'refused') return 'not-failed';
  if (standing === 'held' || (standing === 'refused' && question.only === 'due')) return 'held';
  if (group.suppressed) return 'suppressed';
  if (group.state !== 'active') return 'not-active';
  if (group.paused) return 'paused';
  return group.inSegment ? undefined : 'other-segment';
}

function intoBatches(
  byTier: ReadonlyMap<string, number>,
  batchSize: (tier: string) => number,
): PlannedTier[] {
  const planned: PlannedTier[] = [];
  let firstBatch = 1;
  for (const [tier, recipients] of byTier) {
    if (recipients === 0) continue;
    const size = batchSize(tier);
    if (!Number.isInteger(size) || size < 1) {
      throw new RangeError(`A batch holds at least one recipient, not ${size}.`);
    }
    const batches = Math.ceil(recipients / size);
    planned.push({ tier, recipients, batchSize: size, firstBatch, batches });
    firstBatch += batches;
  }
  return planned;
}

function countsOf(counts: Readonly<Record<string, number>>): Record<ExclusionReason, number> {
  const { held = 0, suppressed = 0 } = counts;
  return {
    held,
    suppressed,
    'not-active': counts['not-active'] ?? 0,
    paused: counts['paused'] ?? 0,
    'other-segment': counts['other-segment'] ?? 0,
    'not-failed': counts['not-failed'] ?? 0,
    'not-a-patron': counts['not-a-patron'] ?? 0,
  };
}
