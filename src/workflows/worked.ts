/** What became of an entry of the inbox. */
import type { SubmitOutcome } from '../core/delivery/message.ts';

export type Worked =
  | {
      readonly state: 'done';
      /** For the log, without an address or a token. */ readonly note?: string;
    }
  /** It is nobody's mistake: there is much to do. */
  | { readonly state: 'later'; readonly afterMs: number }
  /** Certain that nothing came of it; it is tried again, for some days. */
  | { readonly state: 'failed'; readonly reason: string; readonly afterMs?: number | undefined };

export const DONE: Worked = { state: 'done' };

/** A mail that may have arrived is done: its links must stay good. */
export function workedBy(outcome: SubmitOutcome): Worked {
  if (outcome.state !== 'rejected') return DONE;
  return { state: 'failed', reason: outcome.reason, afterMs: outcome.retryAfterMs };
}
