/** The body of one `POST /email/batch`: a whole mail for each recipient. */
import { listHeaders } from '../../core/delivery/message.ts';
import type { Recipient, Submission } from '../../core/delivery/message.ts';
import { personalize, personalValues } from '../../core/delivery/personal-parts.ts';
import { mailboxText } from '../http/whole-mails.ts';

export interface PostmarkMail {
  readonly From: string;
  readonly To: string;
  readonly ReplyTo?: string;
  readonly Subject: string;
  readonly HtmlBody: string;
  readonly TextBody: string;
  readonly MessageStream: typeof STREAM;
  readonly Tag: string;
  readonly TrackOpens: false;
  readonly TrackLinks: 'None';
  readonly Headers: readonly { readonly Name: string; readonly Value: string }[];
  /** Comes back in every event. Ids only: Postmark keeps them in the clear. */
  readonly Metadata: Readonly<Record<string, string>>;
}

/** The stream for newsletters that every server of Postmark's is made with. */
const STREAM = 'broadcast';

export function batchBody(submission: Submission): readonly PostmarkMail[] {
  return submission.recipients.map((recipient) => mailOf(submission, recipient));
}

function mailOf(submission: Submission, recipient: Recipient): PostmarkMail {
  const { message, issueId, runId, batchNo } = submission;
  const values = personalValues(message, recipient);
  return {
    From: mailboxText(message.from),
    To: recipient.address,
    ...(message.replyTo === undefined ? {} : { ReplyTo: message.replyTo }),
    Subject: message.subject,
    HtmlBody: personalize(message.html, values),
    TextBody: personalize(message.text, values),
    MessageStream: STREAM,
    Tag: `issue-${issueId}`,
    TrackOpens: false,
    TrackLinks: 'None',
    Headers: Object.entries(listHeaders(message, recipient)).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    Metadata: {
      issue_id: issueId,
      run_id: runId,
      batch_no: String(batchNo),
      subscriber_id: recipient.subscriberId,
    },
  };
}
