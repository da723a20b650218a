/** How the last issues went, the newest first. */
import type { IssueStats } from '../core/stats/issue-stats.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventStore } from '../ports/events.ts';
import type { Ledger } from '../ports/ledger.ts';
import { issueStats } from './issue-stats.ts';

export async function recentIssues(
  ports: {
    readonly ledger: Pick<Ledger, 'recentIssues' | 'status'>;
    readonly events: Pick<EventStore, 'tally'>;
    readonly clock: Pick<Clock, 'sleep'>;
  },
  limit: number,
): Promise<readonly IssueStats[]> {
  const issues: IssueStats[] = [];
  for (const issueId of await ports.ledger.recentIssues(limit)) {
    issues.push(await issueStats(ports, issueId));
    // Of many recipients it takes a while: readers are served in between.
    await ports.clock.sleep(0);
  }
  return issues;
}
