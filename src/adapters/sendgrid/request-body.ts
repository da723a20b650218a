/** The body of one `POST /v3/mail/send`: an edition once, and each recipient's personal parts. */
import { listHeaders } from '../../core/delivery/message.ts';
import type { Message, Recipient, Submission } from '../../core/delivery/message.ts';
import { personalValues } from '../../core/delivery/personal-parts.ts';

export interface MailSendBody {
  readonly from: { readonly email: string; readonly name: string };
  readonly reply_to?: { readonly email: string };
  readonly subject: string;
  readonly content: readonly [Content<'text/plain'>, Content<'text/html'>];
  readonly personalizations: readonly Personalization[];
  readonly categories: readonly [string];
  readonly tracking_settings: typeof NO_TRACKING;
}

interface Content<Type extends string> {
  readonly type: Type;
  readonly value: string;
}

interface Personalization {
  /** Without a name: it would have to be free of commas and semicolons. */
  readonly to: readonly [{ readonly email: string }];
  /** Here and never at the top, where the library turns them into headers of the HTTP request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Put into both contents: tags of the one do not stand in the other. */
  readonly substitutions: Readonly<Record<string, string>>;
  readonly custom_args: CustomArgs;
}

/**
 * Comes back at the top level of every event, so no name may be one of SendGrid's own. Ids only:
 * SendGrid keeps these in the clear, where personal data must not be.
 */
export interface CustomArgs {
  readonly issue_id: string;
  readonly run_id: string;
  readonly batch_no: string;
  readonly subscriber_id: string;
}

const OFF = { enable: false } as const;
/** SendGrid's own unsubscribe link would stand beside ours, and tracking rewrites every link. */
const NO_TRACKING = {
  click_tracking: { enable: false, enable_text: false },
  open_tracking: OFF,
  subscription_tracking: OFF,
  ganalytics: OFF,
} as const;

/** Puts a submission into SendGrid's words. */
export function mailSendBody(submission: Submission): MailSendBody {
  const { message } = submission;
  return {
    from: { email: message.from.address, name: message.from.name },
    ...(message.replyTo === undefined ? {} : { reply_to: { email: message.replyTo } }),
    subject: message.subject,
    content: [
      { type: 'text/plain', value: message.text },
      { type: 'text/html', value: message.html },
    ],
    personalizations: submission.recipients.map((recipient) =>
      personalization(submission, message, recipient),
    ),
    categories: [`issue-${submission.issueId}`],
    tracking_settings: NO_TRACKING,
  };
}

function personalization(
  submission: Submission,
  message: Message,
  recipient: Recipient,
): Personalization {
  return {
    to: [{ email: recipient.address }],
    headers: listHeaders(message, recipient),
    substitutions: Object.fromEntries(personalValues(message, recipient)),
    custom_args: {
      issue_id: submission.issueId,
      run_id: submission.runId,
      batch_no: String(submission.batchNo),
      subscriber_id: recipient.subscriberId,
    },
  };
}
