/** All that a preview says about a mail beside showing it. */
import { listHeaders, type Message } from '../delivery/message.ts';
import { personalize, personalValues } from '../delivery/personal-parts.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { lintMails } from '../mail-lint/lint-mail.ts';
import { mailLinks, type MailLink } from './mail-links.ts';
import { mailSize, type MailSize } from './mail-size.ts';
import type { SampleMail } from './sample-mail.ts';
import { sampleRecipient } from './sample-recipient.ts';

export interface MailInspection {
  readonly preheader: string;
  /** In the order of a mail; a transport adds its own, such as the date. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly size: MailSize;
  readonly links: readonly MailLink[];
  /** What the rules for mails found. */
  readonly findings: readonly Diagnostic[];
}

export function inspectMail(mail: SampleMail): MailInspection {
  const values = personalValues(mail.message, sampleRecipient);
  return {
    preheader: mail.edition.preheader,
    headers: headersOf(mail.message),
    size: mailSize(mail),
    links: mailLinks(mail.edition).map(({ text, address, place }) => ({
      text: personalize(text, values),
      address: personalize(address, values),
      place,
    })),
    findings: lintMails([mail]),
  };
}

function headersOf({ from, replyTo, subject, ...message }: Message): [string, string][] {
  return [
    ['From', `${from.name} <${from.address}>`],
    ['To', sampleRecipient.address],
    ...(replyTo === undefined ? [] : [['Reply-To', replyTo] satisfies [string, string]]),
    ['Subject', subject],
    ...Object.entries(listHeaders({ from, replyTo, subject, ...message }, sampleRecipient)),
  ];
}
