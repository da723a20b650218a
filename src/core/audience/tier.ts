/** The levels of access: the public, and above it the config's tiers in rising order. */

/** The tier of every reader who supports nothing; no config may use this id. */
export const PUBLIC_TIER = 'public';

export interface Tier {
  /** As in `issues/2023-10.<id>.md`. */
  readonly id: string;
  readonly name: string;
}

/** Every tier id from the public up, in rising order of access. */
export function tierLadder(tiers: readonly Tier[]): string[] {
  return [PUBLIC_TIER, ...tiers.map((tier) => tier.id)];
}

/** Whether a reader of `held` may read what asks for `asked`; an unknown tier opens nothing. */
export function opens(tiers: readonly Tier[], held: string, asked: string): boolean {
  const ladder = tierLadder(tiers);
  const rankHeld = ladder.indexOf(held);
  const rankAsked = ladder.indexOf(asked);
  return rankAsked >= 0 && rankHeld >= rankAsked;
}

/** The highest of several tiers held; those that the config does not have count as public. */
export function highestTier(tiers: readonly Tier[], held: Iterable<string>): string {
  const ladder = tierLadder(tiers);
  let highest = 0;
  for (const tier of held) highest = Math.max(highest, ladder.indexOf(tier));
  return ladder[highest] ?? PUBLIC_TIER;
}
