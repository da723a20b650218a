/** What an exchange with SendGrid means for the batch: taken, certainly not taken, or unknown. */
import { z } from 'zod';
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import { cleanText } from './clean-text.ts';
import type { Exchange } from './post-mail.ts';

const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;
/** When SendGrid does not say how long, and when it could not be reached. */
const DEFAULT_WAIT_MS = 10_000;

type Answer = Extract<Exchange, { kind: 'answer' }>;

/** `secrets` must not appear in the reason, whatever SendGrid says. */
export function outcomeOf(
  exchange: Exchange,
  submission: Submission,
  secrets: readonly string[],
): SubmitOutcome {
  if (exchange.kind === 'no-answer') return outcomeWithoutAnswer(exchange);
  const { status } = exchange;
  if (status === 202) return acceptance(exchange);
  if (status === 200) {
    return rejected('SendGrid checked the mail and sent nothing (200): sandbox mode is on.');
  }
  if (status === 429) {
    return {
      state: 'rejected',
      reason: 'SendGrid asks to wait (429).',
      retryAfterMs: waitMs(exchange),
    };
  }
  if (status >= 300 && status < 400) {
    return rejected(
      `The address answered with a redirect (${status}), which was not followed. Check SENDGRID_API_URL.`,
    );
  }
  // 408 and 499 come from what stands between, and say nothing of how far the request got.
  if (status >= 400 && status < 500 && status !== 408 && status !== 499) {
    return rejected(`${refusal(status)}${explanations(exchange, submission, secrets)}`);
  }
  return { state: 'unknown', reason: `SendGrid answered ${status}.` };
}

function outcomeWithoutAnswer(exchange: Extract<Exchange, { kind: 'no-answer' }>): SubmitOutcome {
  const code = exchange.timedOut ? 'time-out' : exchange.code;
  if (exchange.mayHaveLeft) {
    return { state: 'unknown', reason: `No readable answer came from SendGrid (${code}).` };
  }
  const reason = `SendGrid could not be reached (${code}); nothing was sent.`;
  // Neither a certificate nor a protocol becomes good by waiting.
  return /CERT|TLS|SSL|^EPROTO$/.test(code)
    ? rejected(reason)
    : { state: 'rejected', reason, retryAfterMs: DEFAULT_WAIT_MS };
}

function acceptance(answer: Answer): SubmitOutcome {
  const id = answer.header('x-message-id');
  return id !== undefined && /^[\w.:-]{1,200}$/.test(id)
    ? { state: 'accepted', providerId: id }
    : {
        state: 'unknown',
        reason:
          'A 202 came without the X-Message-Id that SendGrid gives; perhaps it is not SendGrid.',
      };
}

/** Until the rate limit ends by the answer's own clock, within a second and a minute. */
function waitMs(answer: Answer): number {
  const reset = Number(answer.header('x-ratelimit-reset') ?? Number.NaN);
  const now = Date.parse(answer.header('date') ?? '');
  const wait = reset * 1000 - now;
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

function explanations(answer: Answer, submission: Submission, secrets: readonly string[]): string {
  const parsed = refusalBody.safeParse(answer.body);
  if (!parsed.success) return '';
  const { errors } = parsed.data;
  const told = errors.slice(0, MAX_EXPLANATIONS).map(({ message, field }) => {
    const text = cleanText(message, submission, secrets);
    const name = cleanText(field ?? '', submission, secrets);
    const place = /^[a-z0-9_.[\]]{1,80}$/.test(name) ? `${name}: ` : '';
    return ` ${place}${text}${culprit(field ?? '', submission)}`;
  });
  const more = errors.length - told.length;
  return `${told.join('')}${more > 0 ? ` (and ${more} more)` : ''}`;
}

/** Names by id whom a field such as `personalizations.17.to.0.email` is about. */
function culprit(field: string, submission: Submission): string {
  const no = /^personalizations[.[](\d{1,4})\b/.exec(field)?.[1];
  const recipient = no === undefined ? undefined : submission.recipients[Number(no)];
  return recipient === undefined ? '' : ` (subscriber ${recipient.subscriberId})`;
}

function rejected(reason: string): SubmitOutcome {
  return { state: 'rejected', reason };
}
