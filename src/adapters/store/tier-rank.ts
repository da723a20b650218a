/** The highest tier granted to an address, as its place on the ladder of tiers. */

/** A tier's id as the config lets it be: it stands in a statement as it is. */
const TIER_ID = /^[a-z][a-z0-9-]{0,30}$/;

/** The rank of the address of `s`, a subscriber; 0 is the public. An unknown tier opens nothing. */
export function tierRank(ladder: readonly string[]): string {
  return `coalesce((SELECT max(${rankCase(ladder)}) FROM patron_grant g
    WHERE g.address_key = s.address_key), 0)`;
}

/** Every address that has a grant with its `rank`, as a table in brackets: for many at once. */
export function rankedGrants(ladder: readonly string[]): string {
  return `(SELECT g.address_key, max(${rankCase(ladder)}) AS rank
    FROM patron_grant g GROUP BY g.address_key)`;
}

function rankCase(ladder: readonly string[]): string {
  const ranks = ladder.map((tier, rank) => {
    if (!TIER_ID.test(tier)) throw new TypeError('A tier is a lower-case word.');
    return `WHEN '${tier}' THEN ${rank}`;
  });
  return `CASE g.tier ${ranks.join(' ')} ELSE 0 END`;
}
