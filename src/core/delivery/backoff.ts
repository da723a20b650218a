/** How long to wait before a rejected batch is tried again, and when to give up. */

/** Attempts in a row that may be rejected before the run stops. */
export const MAX_ATTEMPTS = 5;
/** The longest that one batch is waited for, in all. */
export const MAX_WAIT_MS = 10 * 60_000;
const FIRST_WAIT_MS = 1000;

/**
 * Milliseconds to wait: what the provider asked for, plus an exponential share of which half is
 * left to chance, so that several senders do not come back at once. Undefined: give up.
 */
export function backoffMs(rejection: {
  /** Rejections of this batch in a row, from 1. */
  readonly attempts: number;
  readonly waitedMs: number;
  readonly retryAfterMs: number;
  /** In [0, 1). */
  readonly chance: number;
}): number | undefined {
  if (rejection.attempts >= MAX_ATTEMPTS) return undefined;
  const share = FIRST_WAIT_MS * 2 ** (rejection.attempts - 1);
  const wait =
    Math.max(0, rejection.retryAfterMs) + Math.round((share * (1 + rejection.chance)) / 2);
  // Written so that a wait which is no number gives up, too.
  return rejection.waitedMs + wait <= MAX_WAIT_MS ? wait : undefined;
}
