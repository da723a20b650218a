/** An RFC 5322 message for each recipient of a submission, the same bytes every time. */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { listHeaders } from '../../core/delivery/message.ts';
import type { Recipient, Submission } from '../../core/delivery/message.ts';
import { personalTags, personalValues } from '../../core/delivery/personal-parts.ts';
import { encodeAround } from './quoted-printable.ts';

/**
 * Encodes the edition once and returns what makes one recipient's message of it. Its source is
 * ASCII, unless the recipient's mailbox name is not (RFC 6532).
 */
export function mailComposer(submission: Submission): (recipient: Recipient) => Promise<Buffer> {
  const { message } = submission;
  const tags = personalTags(message);
  const text = encodeAround(message.text, tags);
  const html = encodeAround(message.html, tags);
  return async (recipient) => {
    const values = personalValues(message, recipient);
    const key = messageKey(submission, recipient);
    const composer = new MailComposer({
      from: { name: message.from.name, address: message.from.address },
      to: { name: '', address: recipient.address },
      ...(message.replyTo === undefined ? {} : { replyTo: { name: '', address: message.replyTo } }),
      subject: message.subject,
      date: submission.at,
      messageId: `<${key}@${domainOf(message.from.address)}>`,
      headers: listHeaders(message, recipient),
      text: { raw: part('text/plain', text(values)) },
      html: { raw: part('text/html', html(values)) },
      textEncoding: 'Q',
      // `=_` can stand in no quoted-printable line, so the boundary is never part of the mail.
      boundaryPrefix: '=_roundup',
      baseBoundary: key,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composer.compile().build();
  };
}

function messageKey(submission: Submission, recipient: Recipient): string {
  return createHash('sha256')
    .update(JSON.stringify([submission.issueId, submission.runId, recipient.subscriberId]))
    .digest('hex')
    .slice(0, 32);
}

function domainOf(address: string): string {
  return (
    URL.parse(`http://${address.slice(address.lastIndexOf('@') + 1)}`)?.hostname ?? 'localhost'
  );
}

function part(type: string, body: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`;
}
