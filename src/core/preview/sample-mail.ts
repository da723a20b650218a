/** One tier's mail as the sample reader would get it. */
import { messageOf, type Submission } from '../delivery/message.ts';
import { personalize, personalValues } from '../delivery/personal-parts.ts';
import type { MailToLint } from '../mail-lint/linted-mail.ts';
import { sampleRecipient } from './sample-recipient.ts';

export interface SampleMail extends MailToLint {
  /** Both byte for byte what is sent, but for the recipient's own address and name. */
  readonly html: string;
  readonly text: string;
}

/** Personal parts are put in by the function that the transports use. */
export function sampleMail(
  edition: MailToLint['edition'],
  given: {
    readonly facts: Parameters<typeof messageOf>[1];
    readonly postalAddress: string;
    readonly issuePath: string;
  },
): SampleMail {
  const message = messageOf(edition, given.facts);
  const values = personalValues(message, sampleRecipient);
  return {
    edition,
    message,
    postalAddress: given.postalAddress,
    issuePath: given.issuePath,
    html: personalize(message.html, values),
    text: personalize(message.text, values),
  };
}

/** As a transport would get it; `at` dates the message. */
export function sampleSubmission(mail: SampleMail, at: Date): Submission {
  return {
    issueId: mail.edition.issueId,
    runId: 'preview',
    batchNo: 1,
    attempt: 1,
    tier: mail.edition.tier,
    at,
    message: mail.message,
    recipients: [sampleRecipient],
  };
}
