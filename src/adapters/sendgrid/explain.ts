/** Why a call of SendGrid's API came to nothing, in words that may be logged. */
import { z } from 'zod';
import type { CleanText } from '../clean-text.ts';
import type { Answer, Exchange } from './exchange.ts';

const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;
/** When SendGrid does not say how long, and when it could not be reached. */
export const DEFAULT_WAIT_MS = 10_000;

export interface Explanation {
  readonly reason: string;
  /** Set when it may help to try again after that time. */
  readonly retryAfterMs?: number;
}

/**
 * Of a call that SendGrid certainly did not act upon, or undefined when it may have. `whom` says
 * more about a field.
 */
export function whyNothingHappened(
  exchange: Exchange,
  clean: CleanText,
  whom: (field: string) => string = () => '',
): Explanation | undefined {
  if (exchange.kind === 'no-answer') {
    if (exchange.mayHaveLeft) return undefined;
    const code = exchange.timedOut ? 'time-out' : exchange.code;
    const reason = `SendGrid could not be reached (${code}); nothing was sent.`;
    // Neither a certificate nor a protocol becomes good by waiting.
    return /CERT|TLS|SSL|^EPROTO$/.test(code)
      ? { reason }
      : { reason, retryAfterMs: DEFAULT_WAIT_MS };
  }
  const { status } = exchange;
  if (status === 429) {
    return { reason: 'SendGrid asks to wait (429).', retryAfterMs: waitMs(exchange) };
  }
  if (status >= 300 && status < 400) {
    return {
      reason: `The address answered with a redirect (${status}), which was not followed. Check SENDGRID_API_URL.`,
    };
  }
  // 408 and 499 come from what stands between, and say nothing of how far the request got.
  return status >= 400 && status < 500 && status !== 408 && status !== 499
    ? { reason: `${refusal(status)}${explanations(exchange, clean, whom)}` }
    : undefined;
}

/** Of a call of which no one can tell what SendGrid did. */
export function whyUncertain(exchange: Exchange): string {
  return exchange.kind === 'answer'
    ? `SendGrid answered ${exchange.status}.`
    : `No readable answer came from SendGrid (${exchange.timedOut ? 'time-out' : exchange.code}).`;
}

/** Of any call that was in vain. */
export function whyNot(exchange: Exchange, clean: CleanText): Explanation {
  return whyNothingHappened(exchange, clean) ?? { reason: whyUncertain(exchange) };
}

/** Until the rate limit ends by the answer's own clock, within a second and a minute. */
function waitMs(answer: Answer): number {
  const reset = Number(answer.header('x-ratelimit-reset') ?? Number.NaN);
  const wait = reset * 1000 - (answer.at?.getTime() ?? Number.NaN);
  if (!Number.isFinite(wait)) return DEFAULT_WAIT_MS;
  return Math.min(Math.max(wait, MIN_WAIT_MS), MAX_WAIT_MS);
}

function refusal(status: number): string {
  switch (status) {
    case 401:
      return 'SendGrid does not know the key (401). Check SENDGRID_API_KEY.';
    case 403:
      return 'SendGrid forbids it (403). Check the permissions of the key and the sender’s address.';
    case 404:
      return 'There is no mail API at this address (404). Check SENDGRID_API_URL.';
    case 413:
      return 'SendGrid finds the request too large (413). Make the issue smaller.';
    default:
      return `SendGrid refused the request (${status}).`;
  }
}

const MAX_EXPLANATIONS = 5;
const refusalBody = z.object({
  errors: z.array(z.object({ message: z.string(), field: z.string().nullish() })),
});

export interface FieldError {
  readonly message: string;
  /** Such as `personalizations.17.to.0.email`; '' when none is to blame. */
  readonly field: string;
}

export function fieldErrors(answer: Answer): readonly FieldError[] {
  const parsed = refusalBody.safeParse(answer.body);
  if (!parsed.success) return [];
  return parsed.data.errors.map(({ message, field }) => ({ message, field: field ?? '' }));
}

function explanations(answer: Answer, clean: CleanText, whom: (field: string) => string): string {
  const errors = fieldErrors(answer);
  const told = errors.slice(0, MAX_EXPLANATIONS).map(({ message, field }) => {
    const name = clean(field);
    const place = /^[a-z0-9_.[\]]{1,80}$/.test(name) ? `${name}: ` : '';
    return ` ${place}${clean(message)}${whom(field)}`;
  });
  const more = errors.length - told.length;
  return `${told.join('')}${more > 0 ? ` (and ${more} more)` : ''}`;
}
