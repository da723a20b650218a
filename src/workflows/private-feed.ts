/** A patron's private feed: made at their wish, found by its address, and replaced by a new one. */
import type { PatronFeed } from '../core/patrons/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronAccess } from '../ports/patron-access.ts';
import type { FeedTokens } from '../ports/tokens.ts';

export interface PrivateFeedPorts {
  readonly patronAccess: Pick<PatronAccess, 'findFeed' | 'replaceFeed'>;
  readonly feedTokens: FeedTokens;
  readonly clock: Clock;
}

/** The address of before opens nothing more; false when there is no such patron any more. */
export async function renewFeed(ports: PrivateFeedPorts, patronId: string): Promise<boolean> {
  const made = ports.feedTokens.create();
  return ports.patronAccess.replaceFeed({ ...made, patronId, madeAt: ports.clock.now() });
}

/** By the secret part of its address; undefined for one that is unknown, and for one that was replaced. */
export async function feedByToken(
  { patronAccess, feedTokens }: PrivateFeedPorts,
  token: string,
): Promise<PatronFeed | undefined> {
  const selector = feedTokens.selectorOf(token);
  const feed = selector === undefined ? undefined : await patronAccess.findFeed({ selector });
  return feedTokens.matches(token, feed?.verifierHash) ? feed : undefined;
}
