/** Mails to lint, made of the issue in which every part of an edition occurs. */
import { messageFacts } from '../../../src/core/delivery/message-facts.ts';
import { messageOf } from '../../../src/core/delivery/message.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import type { ProjectedIssue } from '../../../src/core/edition/project.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import type { MailToLint } from '../../../src/core/mail-lint/linted-mail.ts';
import { context } from '../edition/compact-issue.ts';

const facts = messageFacts({
  url: context.config.url,
  author: context.config.author,
  sender: { address: 'ines@salt.example' },
  server: { url: context.serverUrl },
});

export async function mailOf(issue: ProjectedIssue, its = context): Promise<MailToLint> {
  return mailFrom(await renderEdition(issue, its));
}

export function mailFrom(edition: Edition): MailToLint {
  return {
    edition,
    message: messageOf(edition, facts),
    postalAddress: context.config.postalAddress,
    issuePath: 'issues/2023-10.md',
  };
}
