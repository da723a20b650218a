/** Calls of an API that only reads: not faster than it likes, and again where waiting may help. */
import type { Clock } from '../../ports/clock.ts';
import { callApi, type ApiCall, type ApiReply, type CallLimits } from './call-api.ts';

export interface Patience extends CallLimits {
  /** From the beginning of one call to that of the next, in this process. */
  readonly everyMs: number;
  /** How many seconds an answer asks to wait in its body, where the API says it there. */
  readonly secondsAsked?: (body: unknown) => number | undefined;
}

export type Call = (call: ApiCall) => Promise<ApiReply>;

const MOST_CALLS = 5;
const FIRST_WAIT_MS = 1_000;
/** When a limit is met and nothing says for how long. */
const DEFAULT_WAIT_MS = 10_000;
const MAX_WAIT_MS = 2 * 60_000;

/** Five times at most: a limit is waited for, and what was lost or failed there is asked again. */
export function patientCalls(clock: Clock, patience: Patience): Call {
  let nextAt = 0;
  const takeTurn = async (): Promise<void> => {
    const now = clock.now().getTime();
    const at = Math.max(now, nextAt);
    nextAt = at + patience.everyMs;
    if (at > now) await clock.sleep(at - now);
  };
  return async (call) => {
    for (let calls = 1; ; calls += 1) {
      await takeTurn();
      const reply = await callApi(call, patience);
      const waitMs = calls < MOST_CALLS ? waitOf(reply, calls, patience) : undefined;
      if (waitMs === undefined) return reply;
      await clock.sleep(waitMs);
    }
  };
}

/** undefined where another call would get the same answer. */
function waitOf(reply: ApiReply, calls: number, patience: Patience): number | undefined {
  const growing = FIRST_WAIT_MS * 2 ** (calls - 1);
  if (reply.kind === 'no-answer') {
    // Neither a certificate nor a size becomes good by waiting.
    return /CERT|TLS|SSL|TOO_LARGE/.test(reply.code) ? undefined : growing;
  }
  const told = reply.header('retry-after');
  const asked = patience.secondsAsked?.(reply.body) ?? (told === undefined ? undefined : +told);
  // GitHub answers 403 where a second limit is met, and then says for how long.
  if (reply.status === 429 || (reply.status === 403 && asked !== undefined)) {
    return withinBounds(asked);
  }
  return reply.status >= 500 || reply.status === 408 ? growing : undefined;
}

function withinBounds(seconds: number | undefined): number {
  if (seconds === undefined || !Number.isFinite(seconds)) return DEFAULT_WAIT_MS;
  return Math.min(Math.max(seconds * 1000, FIRST_WAIT_MS), MAX_WAIT_MS);
}
