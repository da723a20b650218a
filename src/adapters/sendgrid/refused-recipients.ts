/** Whom SendGrid will not mail, out of a refusal that names their places in the request. */
import type { RefusedRecipient, Submission } from '../../core/delivery/message.ts';
import type { CleanText } from '../clean-text.ts';
import type { Answer } from './exchange.ts';
import { fieldErrors } from './explain.ts';

/** Texts that are cleaned one by one; the errors of a whole batch hold a few kinds. */
const MAX_REASONS = 20;
/** In a larger batch a refusal of everybody is about what they have in common. */
const FEW = 2;

/**
 * Those without whom the batch may be taken; [] when something else is wrong, too. A 400 is about
 * the whole request: nobody of it got anything (`PostMailSend400` in the OpenAPI, and
 * sendgrid-nodejs#974).
 */
export function refusedRecipients(
  answer: Answer,
  submission: Submission,
  clean: CleanText,
): readonly RefusedRecipient[] {
  const reasons = new Map<string, string>();
  const refused = new Map<string, string>();
  for (const { field, message } of fieldErrors(answer)) {
    const subscriberId = subscriberIn(field, submission);
    if (subscriberId === undefined) return [];
    if (!reasons.has(message) && reasons.size < MAX_REASONS) reasons.set(message, clean(message));
    const reason = reasons.get(message) ?? 'one of many';
    if (!refused.has(subscriberId)) {
      refused.set(subscriberId, `SendGrid refused this recipient (400): ${reason}`);
    }
  }
  if (refused.size === submission.recipients.length && refused.size > FEW) return [];
  return [...refused].map(([subscriberId, reason]) => ({ subscriberId, reason }));
}

/** Whom a field such as `personalizations.17.to.0.email` is about. */
export function subscriberIn(field: string, { recipients }: Submission): string | undefined {
  const no = /^personalizations[.[](\d{1,4})\b/.exec(field)?.[1];
  return no === undefined ? undefined : recipients[Number(no)]?.subscriberId;
}
