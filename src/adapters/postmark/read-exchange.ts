/** What an exchange with Postmark means for the batch: taken, certainly not taken, or unknown. */
import { z } from 'zod';
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { Provider } from '../http/api-access.ts';
import { outcomeOfRefusal, outcomeWithoutAnswer } from '../http/exchange-outcome.ts';
import type { Answer, Exchange } from '../http/post-json.ts';
import { cleanerFor, confidentialIn } from '../clean-text.ts';

export const POSTMARK: Provider = {
  name: 'Postmark',
  keyVariable: 'POSTMARK_SERVER_TOKEN',
  addressVariable: 'POSTMARK_API_URL',
  baseUrl: 'https://api.postmarkapp.com',
};

/** In the order of the mails; `MessageID` is of those taken alone. */
const results = z.array(
  z.object({
    ErrorCode: z.number().int(),
    Message: z.string().default(''),
    MessageID: z.string().optional(),
  }),
);
const refusalBody = z.object({ ErrorCode: z.number().int(), Message: z.string().default('') });

/** "Inactive recipient": bounced, complained or unsubscribed before. */
const INACTIVE = 406;
/** "Invalid email request", of which some are about the recipient. */
const INVALID = 300;
/** Maintenance, and too many requests: both end. */
const PASSING = new Set([100, 429]);
const PASSING_WAIT_MS = 10_000;

/** `secrets` must not appear in a reason, whatever Postmark says. */
export function outcomeOf(
  exchange: Exchange,
  submission: Submission,
  secrets: readonly string[],
): SubmitOutcome {
  if (exchange.kind === 'no-answer') return outcomeWithoutAnswer(exchange, POSTMARK);
  const clean = cleanerFor(confidentialIn(submission, ...secrets));
  if (exchange.status === 200) return resultOfEach(exchange, submission, clean);
  const refusal = refusalBody.safeParse(exchange.body).data;
  const told = refusal === undefined ? '' : explanation(refusal, clean);
  return outcomeOfRefusal(exchange, POSTMARK, told);
}

/** A 200 says only that the request could be read: each mail has a result of its own. */
function resultOfEach(
  answer: Answer,
  submission: Submission,
  clean: (text: string) => string,
): SubmitOutcome {
  const parsed = results.safeParse(answer.body);
  const { recipients } = submission;
  if (!parsed.success || parsed.data.length !== recipients.length) return unreadable();
  const failed = parsed.data.flatMap((result, no) => {
    const subscriberId = recipients[no]?.subscriberId;
    if (result.ErrorCode === 0 || subscriberId === undefined) return [];
    return [{ subscriberId, reason: explanation(result, clean), result }];
  });
  const refused = failed.map(({ subscriberId, reason }) => ({ subscriberId, reason }));
  if (failed.length < recipients.length) {
    const providerId = parsed.data.find(({ ErrorCode }) => ErrorCode === 0)?.MessageID;
    if (providerId === undefined || !/^[\w-]{1,200}$/.test(providerId)) return unreadable();
    return { state: 'accepted', providerId, ...(refused.length === 0 ? {} : { refused }) };
  }
  const general = failed.find(({ result }) => !concernsRecipient(result));
  if (general === undefined) {
    return { state: 'rejected', reason: 'Postmark mails none of the recipients.', refused };
  }
  // What fails for all of them lies in the account, the sender or the mail, not in a person.
  const reason = `Postmark took none of the mails. ${general.reason}`;
  return PASSING.has(general.result.ErrorCode)
    ? { state: 'rejected', reason, retryAfterMs: PASSING_WAIT_MS }
    : { state: 'rejected', reason };
}

function concernsRecipient({ ErrorCode, Message }: z.output<typeof refusalBody>): boolean {
  return ErrorCode === INACTIVE || (ErrorCode === INVALID && /'To'|recipient/i.test(Message));
}

function explanation(
  { ErrorCode, Message }: z.output<typeof refusalBody>,
  clean: (text: string) => string,
): string {
  return `${clean(Message)} (code ${ErrorCode})`.trim();
}

function unreadable(): SubmitOutcome {
  return {
    state: 'unknown',
    reason: 'A 200 came without a result for each mail; perhaps it is not Postmark.',
  };
}
