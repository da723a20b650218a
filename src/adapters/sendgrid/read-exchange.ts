/** What an exchange about a batch means for it: taken, certainly not taken, or unknown. */
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { CleanText } from '../clean-text.ts';
import type { Answer, Exchange } from './exchange.ts';
import { whyNothingHappened, whyUncertain } from './explain.ts';
import { refusedRecipients, subscriberIn } from './refused-recipients.ts';

/** What `POST /v3/mail/send` did. `clean` is the submission's. */
export function outcomeOf(
  exchange: Exchange,
  submission: Submission,
  clean: CleanText,
): SubmitOutcome {
  if (exchange.kind === 'answer' && exchange.status === 202) return acceptance(exchange);
  if (exchange.kind === 'answer' && exchange.status === 200) {
    const reason = 'SendGrid checked the mail and sent nothing (200): sandbox mode is on.';
    return { state: 'rejected', reason };
  }
  const nothing = whyNothingHappened(exchange, clean, (field) => {
    const subscriberId = subscriberIn(field, submission);
    return subscriberId === undefined ? '' : ` (subscriber ${subscriberId})`;
  });
  if (nothing === undefined) return { state: 'unknown', reason: whyUncertain(exchange) };
  const refused =
    exchange.kind === 'answer' && exchange.status === 400
      ? refusedRecipients(exchange, submission, clean)
      : [];
  return { state: 'rejected', ...nothing, ...(refused.length === 0 ? {} : { refused }) };
}

/** What it did in sandbox mode, where it answers 200, checks the request and sends nothing. */
export function sandboxOutcomeOf(
  exchange: Exchange,
  submission: Submission,
  clean: CleanText,
): SubmitOutcome {
  if (exchange.kind === 'answer' && exchange.status === 200) {
    return { state: 'accepted', providerId: idOf(exchange) ?? 'sandbox' };
  }
  if (exchange.kind === 'answer' && exchange.status === 202) {
    const reason = 'SendGrid took the mail (202), although sandbox mode was asked for.';
    return { state: 'unknown', reason };
  }
  return outcomeOf(exchange, submission, clean);
}

function acceptance(answer: Answer): SubmitOutcome {
  const providerId = idOf(answer);
  return providerId === undefined
    ? {
        state: 'unknown',
        reason:
          'A 202 came without the X-Message-Id that SendGrid gives; perhaps it is not SendGrid.',
      }
    : { state: 'accepted', providerId };
}

function idOf(answer: Answer): string | undefined {
  const id = answer.header('x-message-id');
  return id !== undefined && /^[\w.:-]{1,200}$/.test(id) ? id : undefined;
}
