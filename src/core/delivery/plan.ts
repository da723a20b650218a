/** The plan: which subscribers get which edition, in which batches, and who is left out and why. */
import type { SubscriberState } from '../audience/subscriber.ts';
import type { Tier } from '../audience/tier.ts';
import { PUBLIC_TIER, tierLadder } from '../audience/tier.ts';

/** One subscriber as the store knows them when the audience is frozen. */
export interface Candidate {
  readonly subscriberId: string;
  readonly address: string;
  /** Equal keys are one person, however the address is spelt. */
  readonly addressKey: string;
  readonly state: SubscriberState;
  readonly suppressed: boolean;
  readonly tier: string;
  /** Whether the ledger already holds a delivery of this issue for them. */
  readonly held: boolean;
}

export interface PlannedRecipient {
  readonly subscriberId: string;
  readonly address: string;
}

export interface PlannedBatch {
  /** Counts from 1 within the plan. */
  readonly no: number;
  readonly tier: string;
  readonly recipients: readonly PlannedRecipient[];
}

export interface Plan {
  readonly issueId: string;
  readonly batches: readonly PlannedBatch[];
  /** The size of the audience: all recipients of all batches. */
  readonly count: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
}

export type ExclusionReason = 'held' | 'suppressed' | 'not-active' | 'duplicate';

export interface PlanRequest {
  readonly issueId: string;
  readonly tiers: readonly Tier[];
  /** How many recipients one batch of a tier's edition may have; at least 1. */
  readonly batchSize: (tier: string) => number;
}

/** The plan for candidates that are all at hand. */
export function planDelivery(
  request: PlanRequest & { readonly candidates: Iterable<Candidate> },
): Plan {
  const planner = deliveryPlanner(request);
  for (const candidate of request.candidates) planner.add(candidate);
  return planner.plan();
}

/**
 * Takes one candidate after another. Excludes every suppressed, inactive or already planned
 * subscriber, so planning twice is safe, and never puts one subscriber or one address in two
 * places. A tier that the config no longer has counts as public: access fails closed.
 */
export function deliveryPlanner(request: PlanRequest): {
  add(candidate: Candidate): void;
  plan(): Plan;
} {
  const ladder = tierLadder(request.tiers);
  const byTier = new Map<string, PlannedRecipient[]>(ladder.map((tier) => [tier, []]));
  const excluded = { held: 0, suppressed: 0, 'not-active': 0, duplicate: 0 };
  const seen = new Set<string>();
  return {
    add(candidate) {
      const reason = exclusionOf(candidate, seen);
      if (reason !== undefined) {
        excluded[reason] += 1;
        return;
      }
      seen.add(candidate.subscriberId).add(candidate.addressKey);
      const tier = byTier.has(candidate.tier) ? candidate.tier : PUBLIC_TIER;
      byTier.get(tier)?.push({ subscriberId: candidate.subscriberId, address: candidate.address });
    },
    plan() {
      const batches = intoBatches(byTier, request.batchSize);
      return {
        issueId: request.issueId,
        batches,
        count: batches.reduce((sum, batch) => sum + batch.recipients.length, 0),
        byTier: Object.fromEntries(
          [...byTier].map(([tier, recipients]) => [tier, recipients.length]),
        ),
        excluded: { ...excluded },
      };
    },
  };
}

function exclusionOf(candidate: Candidate, seen: ReadonlySet<string>): ExclusionReason | undefined {
  if (candidate.held) return 'held';
  if (candidate.suppressed) return 'suppressed';
  if (candidate.state !== 'active') return 'not-active';
  if (seen.has(candidate.subscriberId) || seen.has(candidate.addressKey)) return 'duplicate';
  return undefined;
}

function intoBatches(
  byTier: ReadonlyMap<string, readonly PlannedRecipient[]>,
  batchSize: (tier: string) => number,
): PlannedBatch[] {
  const batches: PlannedBatch[] = [];
  for (const [tier, recipients] of byTier) {
    if (recipients.length === 0) continue;
    const size = batchSize(tier);
    if (!Number.isInteger(size) || size < 1) {
      throw new RangeError(`A batch holds at least one recipient, not ${size}.`);
    }
    for (let from = 0; from < recipients.length; from += size) {
      batches.push({
        no: batches.length + 1,
        tier,
        recipients: recipients.slice(from, from + size),
      });
    }
  }
  return batches;
}
