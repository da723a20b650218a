/** What people and providers sent, until it is worked off. */
import type { ClaimedEntry, InboxEntry, InboxTally } from '../core/inbox/inbox-entry.ts';

/** What came in and waits to be worked off; any process on the store may do so. */
export interface Inbox {
  /** On disk when it resolves. */
  append(entries: readonly InboxEntry[]): Promise<void>;
  /** Of those that are due the oldest, for a lease of two minutes; then they are due again. */
  claim(limit: number): Promise<readonly ClaimedEntry[]>;
  done(entry: ClaimedEntry): Promise<void>;
  postpone(entry: ClaimedEntry, afterMs: number): Promise<void>;
  /** It was not even tried, nor shall others of its kind that are due be: no attempt is counted. */
  holdBack(entry: ClaimedEntry, afterMs: number): Promise<void>;
  tally(): Promise<InboxTally>;
}
