/** The body of one `POST /emails/batch`: a whole mail for each recipient, the same bytes each time. */
import { listHeaders } from '../../core/delivery/message.ts';
import type { Recipient, Submission } from '../../core/delivery/message.ts';
import { personalize, personalValues } from '../../core/delivery/personal-parts.ts';
import { mailboxText } from '../http/whole-mails.ts';

export interface ResendMail {
  readonly from: string;
  readonly to: readonly [string];
  readonly reply_to?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Come back in every event. Ids only: Resend keeps them in the clear. */
  readonly tags: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Depends on nothing that differs between two attempts at a batch: under one idempotency key
 * Resend takes one body only.
 */
export function batchBody(submission: Submission): readonly ResendMail[] {
  return submission.recipients.map((recipient) => mailOf(submission, recipient));
}

/**
 * Names the batch and not the attempt, so that a batch submitted again is recognised. At most 256
 * characters, of an id of 80 at most.
 */
export function idempotencyKey({ runId, batchNo }: Submission): string {
  return `roundup/${runId}/${batchNo}`;
}

function mailOf(submission: Submission, recipient: Recipient): ResendMail {
  const { message, issueId, runId, batchNo } = submission;
  const values = personalValues(message, recipient);
  return {
    from: mailboxText(message.from),
    to: [recipient.address],
    ...(message.replyTo === undefined ? {} : { reply_to: message.replyTo }),
    subject: message.subject,
    html: personalize(message.html, values),
    text: personalize(message.text, values),
    headers: listHeaders(message, recipient),
    tags: [
      { name: 'issue_id', value: issueId },
      { name: 'run_id', value: runId },
      { name: 'batch_no', value: String(batchNo) },
      { name: 'subscriber_id', value: recipient.subscriberId },
    ],
  };
}
