/** What is not done yet: unfinished deliveries, and what waits in the inbox. */
import { openRunOf, type OpenRun } from '../core/delivery/open-run.ts';
import type { InboxTally } from '../core/inbox/inbox-entry.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Ledger } from '../ports/ledger.ts';

export interface OpenWork {
  /** The oldest first. */
  readonly runs: readonly OpenRun[];
  readonly inbox: InboxTally;
}

export async function openWork(ports: {
  readonly ledger: Pick<Ledger, 'openRuns' | 'outlook'>;
  readonly inbox: Pick<Inbox, 'tally'>;
}): Promise<OpenWork> {
  const runs: OpenRun[] = [];
  for (const run of await ports.ledger.openRuns()) {
    runs.push(openRunOf(run, await ports.ledger.outlook(run.id)));
  }
  return { runs, inbox: await ports.inbox.tally() };
}
