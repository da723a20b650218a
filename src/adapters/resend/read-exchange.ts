/** What an exchange with Resend means for the batch: taken, certainly not taken, or unknown. */
import { z } from 'zod';
import type { RefusedRecipient, Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { Provider } from '../http/api-access.ts';
import { outcomeOfRefusal, outcomeWithoutAnswer } from '../http/exchange-outcome.ts';
import type { Answer, Exchange } from '../http/post-json.ts';
import { cleanerFor, confidentialIn } from '../clean-text.ts';

export const RESEND: Provider = {
  name: 'Resend',
  keyVariable: 'RESEND_API_KEY',
  addressVariable: 'RESEND_API_URL',
  baseUrl: 'https://api.resend.com',
};

const acceptanceBody = z.object({
  data: z.array(z.object({ id: z.string().regex(/^[\w.:-]{1,200}$/) })),
  /** Of those mails that are not among the former. */
  errors: z.array(z.object({ index: z.number().int().min(0), message: z.string() })).default([]),
});
const refusalBody = z.object({ name: z.string(), message: z.string().default('') });

/** What is used up for a day or a month does not come back by waiting a minute. */
const QUOTAS = new Set(['daily_quota_exceeded', 'monthly_quota_exceeded']);

/** `secrets` must not appear in a reason, whatever Resend says. */
export function outcomeOf(
  exchange: Exchange,
  submission: Submission,
  secrets: readonly string[],
): SubmitOutcome {
  if (exchange.kind === 'no-answer') return outcomeWithoutAnswer(exchange, RESEND);
  const clean = cleanerFor(confidentialIn(submission, ...secrets));
  if (exchange.status === 200) return acceptance(exchange, submission, clean);
  const refusal = refusalBody.safeParse(exchange.body).data;
  if (exchange.status === 409) return conflict(refusal?.name);
  if (exchange.status === 429 && refusal !== undefined && QUOTAS.has(refusal.name)) {
    return {
      state: 'rejected',
      reason: `The account has sent all that its plan allows for now (${refusal.name}).`,
    };
  }
  return outcomeOfRefusal(exchange, RESEND, clean(refusal?.message ?? ''));
}

function acceptance(
  answer: Answer,
  submission: Submission,
  clean: (text: string) => string,
): SubmitOutcome {
  const parsed = acceptanceBody.safeParse(answer.body);
  const { recipients } = submission;
  if (!parsed.success) return unreadable();
  const { data, errors } = parsed.data;
  const refused = new Map<number, RefusedRecipient>();
  for (const { index, message } of errors) {
    const subscriberId = recipients[index]?.subscriberId;
    if (subscriberId === undefined) return unreadable();
    refused.set(index, { subscriberId, reason: clean(message) });
  }
  if (data.length + refused.size !== recipients.length) return unreadable();
  const [first] = data;
  const left = [...refused.values()];
  if (first === undefined) {
    return {
      state: 'rejected',
      reason: `Resend took none of the mails. ${left[0]?.reason ?? ''}`.trim(),
      refused: left,
    };
  }
  return {
    state: 'accepted',
    providerId: first.id,
    ...(left.length === 0 ? {} : { refused: left }),
  };
}

/**
 * A batch of this name came before: with other contents, in which case some have it, or it is
 * under way at this moment.
 */
function conflict(name: string | undefined): SubmitOutcome {
  return {
    state: 'unknown',
    reason:
      name === 'concurrent_idempotent_requests'
        ? 'Resend is still at work on an earlier request with this batch (409).'
        : 'Resend has this batch already, with other contents (409).',
  };
}

function unreadable(): SubmitOutcome {
  return {
    state: 'unknown',
    reason: 'A 200 came without a result for each mail; perhaps it is not Resend.',
  };
}
