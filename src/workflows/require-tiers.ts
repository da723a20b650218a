/** Whoever grants something needs a tier to grant. */
import type { Tier } from '../core/audience/tier.ts';
import { Failure } from '../core/failure.ts';

/** Throws a configuration failure: `no-tiers`. */
export function requireTiers(tiers: readonly Tier[]): void {
  if (tiers.length > 0) return;
  throw new Failure(
    'configuration',
    'no-tiers',
    'The config has no tiers, so there is nothing to grant.',
    'Add `tiers` to newsletter.config.ts.',
  );
}

/** Throws a usage failure for a tier that the config does not have: `no-such-tier`. */
export function requireTier(tiers: readonly Tier[], id: string): string {
  requireTiers(tiers);
  if (tiers.some((tier) => tier.id === id)) return id;
  const known = tiers.map((tier) => tier.id).join(', ');
  throw new Failure(
    'usage',
    'no-such-tier',
    'The config has no tier of that id.',
    `Choose one of: ${known}`,
  );
}
