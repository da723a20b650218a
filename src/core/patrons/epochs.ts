/** Which months of which tiers the archive opens to a patron, by the policy for older extras. */
import { tierLadder, type Tier } from '../audience/tier.ts';
import type { Period } from './period.ts';

/** A tier in a month, as the extras of the archive are sealed. */
export interface PatronEpoch {
  readonly tier: string;
  /** `YYYY-MM`, in UTC. */
  readonly month: string;
}

/** As `extras.backCatalogue` in the config. */
export type BackCatalogue = 'all' | 'since-join' | 'while-paying';

export interface EpochPolicy {
  readonly backCatalogue: BackCatalogue;
  /** Of which there are extras. */
  readonly months: readonly string[];
}

/** The tier held opens itself and all below it. Of `periods` only the last may go on. */
export function epochsOf(
  periods: readonly Period[],
  { backCatalogue, months }: EpochPolicy,
  tiers: readonly Tier[],
): PatronEpoch[] {
  const ladder = tierLadder(tiers).slice(1);
  return months.flatMap((month) => {
    const ranks = periods.map((period) =>
      opensMonth(period, month, backCatalogue) ? ladder.indexOf(period.tier) : -1,
    );
    return ladder.slice(0, Math.max(-1, ...ranks) + 1).map((tier) => ({ tier, month }));
  });
}

function opensMonth({ since, until }: Period, month: string, policy: BackCatalogue): boolean {
  if (policy === 'while-paying') return until === undefined;
  if (policy === 'since-join' && month < monthOf(since)) return false;
  return until === undefined || month <= monthOf(until);
}

function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}
