/** What a patron may read in a served archive at this moment. */
import { opens, PUBLIC_TIER, type Tier } from '../audience/tier.ts';
import { type BackCatalogue, epochsOf, type PatronEpoch } from './epochs.ts';
import type { PatronEntry } from './patron-book.ts';
import type { Period } from './period.ts';

export interface Standing {
  /** The public's for whoever supports no longer. */
  readonly tier: string;
  /** Since when this tier is held; undefined for the public's. */
  readonly since: Date | undefined;
  readonly periods: readonly Period[];
}

/** `entry` has written down what has expired. */
export function standingOf({ periods }: Pick<PatronEntry, 'periods'>): Standing {
  const last = periods.at(-1);
  if (last === undefined || last.until !== undefined) {
    return { tier: PUBLIC_TIER, since: undefined, periods };
  }
  return { tier: last.tier, since: last.since, periods };
}

/**
 * Whoever has left reads nothing, whatever the policy: a server can take back what sealed pages
 * cannot. `month` is that of the issue.
 */
export function mayRead(
  { tier, periods }: Standing,
  extra: PatronEpoch,
  rules: { readonly tiers: readonly Tier[]; readonly backCatalogue: BackCatalogue },
): boolean {
  const { tiers, backCatalogue } = rules;
  if (extra.tier === PUBLIC_TIER || !opens(tiers, tier, extra.tier)) return false;
  if (backCatalogue !== 'since-join') return true;
  return epochsOf(periods, { backCatalogue, months: [extra.month] }, tiers).some(
    (epoch) => epoch.tier === extra.tier,
  );
}
