/** Calls that may be repeated, because SendGrid did nothing yet or because asking twice does nothing. */
import type { CleanText } from '../clean-text.ts';
import { exchange, type Exchange, type SendgridAccess, type SendgridRequest } from './exchange.ts';
import { whyNothingHappened } from './explain.ts';

const MOST_CALLS = 3;
const FIRST_WAIT_MS = 1_000;

/**
 * Asks for something that the call does not change, up to three times: a limit of the rate is
 * waited for, within a minute each time, and a lost answer is asked for again.
 */
export async function ask(
  access: SendgridAccess,
  request: SendgridRequest,
  clean: CleanText,
): Promise<Exchange> {
  return repeated(access, request, (reply, calls) => {
    const nothing = whyNothingHappened(reply, clean);
    if (nothing !== undefined) return nothing.retryAfterMs;
    return isLost(reply) ? FIRST_WAIT_MS * 2 ** (calls - 1) : undefined;
  });
}

/** Tells SendGrid to change something; repeated only where it certainly has not heard. */
export async function tell(
  access: SendgridAccess,
  request: SendgridRequest,
  clean: CleanText,
): Promise<Exchange> {
  return repeated(access, request, (reply) => whyNothingHappened(reply, clean)?.retryAfterMs);
}

async function repeated(
  access: SendgridAccess,
  request: SendgridRequest,
  waitOf: (reply: Exchange, calls: number) => number | undefined,
): Promise<Exchange> {
  for (let calls = 1; ; calls += 1) {
    const reply = await exchange(access, request);
    const ms = calls < MOST_CALLS ? waitOf(reply, calls) : undefined;
    if (ms === undefined) return reply;
    await access.sleep(ms);
  }
}

function isLost(reply: Exchange): boolean {
  return reply.kind === 'no-answer' || reply.status >= 500 || [408, 499].includes(reply.status);
}
