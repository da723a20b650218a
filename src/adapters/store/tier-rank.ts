/** The highest tier granted to whoever is at an address, as its place on the ladder of tiers. */

/** A tier's id as the config lets it be: it stands in a statement as it is. */
const TIER_ID = /^[a-z][a-z0-9-]{0,30}$/;
const LIVE = '(g.expires_at IS NULL OR g.expires_at > ?)';

/**
 * The rank of the address of `s`, a subscriber; 0 is the public. An unknown tier opens nothing.
 * Holds one `?`, for the time.
 */
export function tierRank(ladder: readonly string[]): string {
  return `coalesce((SELECT max(${rankCase(ladder)}) FROM patron p JOIN patron_grant g ON g.patron_id = p.id
    WHERE p.address_key = s.address_key AND ${LIVE}), 0)`;
}

/**
 * Every address of a patron who has a grant, with its `rank`, as a table in brackets: for many at
 * once. Holds one `?`, for the time.
 */
export function rankedGrants(ladder: readonly string[]): string {
  return `(SELECT p.address_key, max(${rankCase(ladder)}) AS rank
    FROM patron p JOIN patron_grant g ON g.patron_id = p.id
    WHERE p.address_key IS NOT NULL AND ${LIVE} GROUP BY p.address_key)`;
}

function rankCase(ladder: readonly string[]): string {
  const ranks = ladder.map((tier, rank) => {
    if (!TIER_ID.test(tier)) throw new TypeError('A tier is a lower-case word.');
    return `WHEN '${tier}' THEN ${rank}`;
  });
  return `CASE g.tier ${ranks.join(' ')} ELSE 0 END`;
}
