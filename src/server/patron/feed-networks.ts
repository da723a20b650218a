/** From which networks private feeds are fetched: noted beside the answers, and never as addresses. */
import { type FeedUse, weekOf } from '../../core/patrons/access.ts';
import { networkOf } from '../../core/patrons/network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PatronAccess } from '../../ports/patron-access.ts';
import type { Sealer } from '../../ports/tokens.ts';
import { createRecentKeys } from '../recent-keys.ts';

export interface FeedNetworks {
  /** `connection` is an address, or an IPv6 network, as connection-address.ts tells it. */
  note(selector: string, connection: string): void;
  /** Writes down what was noted. */
  flush(): Promise<void>;
}

/** More than that are noted later: an app fetches a feed again and again. */
const MOST_WAITING = 10_000;
/** Of so many at least it is known that they are written down already. */
const REMEMBERED = 50_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export function createFeedNetworks(
  deps: {
    readonly patronAccess: Pick<PatronAccess, 'recordFeedUses'>;
    readonly sealer: Sealer;
    readonly clock: Pick<Clock, 'now'>;
  },
  { mostNetworks }: { readonly mostNetworks: number },
): FeedNetworks {
  const now = (): number => deps.clock.now().getTime();
  const written = createRecentKeys<true>({ atLeast: REMEMBERED, forMs: DAY_MS }, now);
  let waiting = new Map<string, FeedUse>();
  return {
    note(selector, connection) {
      const week = weekOf(deps.clock.now());
      // A hash of its own for each feed and week, so that no network is followed from one to another.
      const text = [selector, week, networkOf(connection)].join(' ');
      const networkHash = deps.sealer.seal('feed-network', text);
      if (written.get(networkHash) === true || waiting.size >= MOST_WAITING) return;
      waiting.set(networkHash, { selector, week, networkHash });
    },
    async flush() {
      if (waiting.size === 0) return;
      const uses = [...waiting.values()];
      waiting = new Map();
      await deps.patronAccess.recordFeedUses(uses, { mostNetworks, at: deps.clock.now() });
      for (const { networkHash } of uses) written.set(networkHash, true);
    },
  };
}
