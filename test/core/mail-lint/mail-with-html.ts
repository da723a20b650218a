/** A mail of which only the HTML matters, as rules look at it. */
import { messageOf } from '../../../src/core/delivery/message.ts';
import { type LintedMail, linted } from '../../../src/core/mail-lint/linted-mail.ts';

export function mailWithHtml(html: string): LintedMail {
  const edition = {
    issueId: '2023-10',
    tier: 'public',
    subject: 'Deep water',
    preheader: 'Splices.',
    html,
    text: 'Hello.',
    origins: [],
    nameFallbacks: [],
  };
  const message = messageOf(edition, {
    from: { name: 'Ines', address: 'ines@salt.example' },
    replyTo: undefined,
    listId: 'salt.example',
    unsubscribeUrl: 'https://in.salt.example/u',
    unsubscribeMailto: 'mailto:leave@salt.example',
  });
  return linted({ edition, message, postalAddress: '1 Quay', issuePath: 'issues/2023-10.md' });
}
