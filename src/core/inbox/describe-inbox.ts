/** What waits in the inbox, in a sentence. */
import { briefTime } from '../delivery/local-time.ts';
import type { InboxTally } from './inbox-entry.ts';

/** `3 entries wait in the inbox, the oldest since 1 Dec 2026, 09:00.` */
export function describeInbox({ waiting, oldestAt }: InboxTally, timeZone: string): string {
  if (waiting === 0) return 'The inbox is empty.';
  const what = waiting === 1 ? 'One entry waits' : `${waiting.toLocaleString('en')} entries wait`;
  const since = oldestAt === undefined ? '' : `, the oldest since ${briefTime(oldestAt, timeZone)}`;
  return `${what} in the inbox${since}.`;
}
