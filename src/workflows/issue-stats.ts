/** How an issue went, from the ledger and from what the provider told. */
import { issueStats as foldStats, type IssueStats } from '../core/stats/issue-stats.ts';
import type { EventStore } from '../ports/events.ts';
import type { Ledger } from '../ports/ledger.ts';

export async function issueStats(
  ports: {
    readonly ledger: Pick<Ledger, 'status'>;
    readonly events: Pick<EventStore, 'tally'>;
  },
  issueId: string,
): Promise<IssueStats> {
  return foldStats(await ports.ledger.status(issueId), await ports.events.tally(issueId));
}
