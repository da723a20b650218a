/** What an exchange means for a batch as far as HTTP itself says: not taken, or unknown. */
import type { SubmitOutcome } from '../../core/delivery/message.ts';
import type { Provider } from './api-access.ts';
import type { Answer, NoAnswer } from './post-json.ts';

const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;
/** When the provider does not say how long, and when it could not be reached. */
const DEFAULT_WAIT_MS = 10_000;

export function outcomeWithoutAnswer(exchange: NoAnswer, { name }: Provider): SubmitOutcome {
  const code = exchange.timedOut ? 'time-out' : exchange.code;
  if (exchange.mayHaveLeft) {
    return { state: 'unknown', reason: `No readable answer came from ${name} (${code}).` };
  }
  const reason = `${name} could not be reached (${code}); nothing was sent.`;
  // Neither a certificate nor a protocol becomes good by waiting.
  return /CERT|TLS|SSL|^EPROTO$/.test(code)
    ? { state: 'rejected', reason }
    : { state: 'rejected', reason, retryAfterMs: DEFAULT_WAIT_MS };
}

/** Of any answer but an acceptance. `explanation` is the provider's, clean, or empty. */
export function outcomeOfRefusal(
  answer: Answer,
  provider: Provider,
  explanation: string,
): SubmitOutcome {
  const { status } = answer;
  const { name, addressVariable } = provider;
  if (status === 429) {
    const reason = told(`${name} asks to wait (429).`, explanation);
    return { state: 'rejected', reason, retryAfterMs: waitMs(answer) };
  }
  if (status >= 300 && status < 400) {
    const reason = `The address answered with a redirect (${status}), which was not followed. Check ${addressVariable}.`;
    return { state: 'rejected', reason };
  }
  // 408 and 499 come from what stands between, and say nothing of how far the request got.
  if (status >= 400 && status < 500 && status !== 408 && status !== 499) {
    return { state: 'rejected', reason: told(refusal(status, provider), explanation) };
  }
  return { state: 'unknown', reason: `${name} answered ${status}.` };
}

/** As long as the answer asks for, within a second and a minute. */
function waitMs(answer: Answer): number {
  const wait = answer.header('retry-after') ?? answer.header('ratelimit-reset');
  const seconds = wait === undefined || wait.trim() === '' ? Number.NaN : Number(wait);
  if (!Number.isFinite(seconds)) return DEFAULT_WAIT_MS;
  return Math.min(Math.max(seconds * 1000, MIN_WAIT_MS), MAX_WAIT_MS);
}

function refusal(status: number, { name, keyVariable, addressVariable }: Provider): string {
  switch (status) {
    case 401:
      return `${name} does not know the key (401). Check ${keyVariable}.`;
    case 403:
      return `${name} forbids it (403). Check ${keyVariable} and the sender’s address.`;
    case 404:
      return `There is no mail API at this address (404). Check ${addressVariable}.`;
    case 413:
      return `${name} finds the request too large (413). Make the issue smaller.`;
    default:
      return `${name} refused the request (${status}).`;
  }
}

function told(words: string, explanation: string): string {
  return explanation === '' ? words : `${words} ${explanation}`;
}
