import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { messageComposer } from '../../../src/adapters/outbox/message-composer.ts';
import { messageFacts } from '../../../src/core/delivery/message-facts.ts';
import { messageOf } from '../../../src/core/delivery/message.ts';
import { lintMail } from '../../../src/core/mail-lint/lint-mail.ts';
import { sampleRecipient } from '../../../src/core/preview/sample-recipient.ts';
import { noticeEdition, noticeLink, notices, postalAddress } from './sample-notices.ts';

const facts = messageFacts({
  url: 'https://ada.example.com',
  author: { name: 'Ada' },
  sender: { address: 'ada@example.com' },
  server: {},
});
const named = Object.entries(notices);

test.each(named)('the words of the notice %s', async (name, { subject, text, html }) => {
  const golden = `../../golden/notices/${name}`;
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`${golden}.txt`);
  await expect(html).toMatchFileSnapshot(`${golden}.html`);
});

test.each(named)(
  'the notice %s has one link at most, and escapes what it is given',
  (_, { html }) => {
    const links = html.match(/href="[^"]*"/g) ?? [];
    expect(links.every((href) => href === `href="${noticeLink}"`)).toBe(true);
    expect(html).toContain('Ada &amp; the &lt;Machines&gt;');
    expect(html).not.toContain('<Machines>');
  },
);

test.each(named)('the notice %s passes the mail lint as the outbox has it', async (_, notice) => {
  const bytes = await messageComposer.compose({
    issueId: 'notice',
    runId: 'notice-1',
    batchNo: 1,
    attempt: 1,
    tier: 'public',
    at: new Date(0),
    message: messageOf(noticeEdition(notice), facts),
    recipients: [sampleRecipient],
  });
  const { subject = '', text = '', html = false } = await simpleParser(Buffer.from(bytes));
  if (html === false) throw new Error('The mail has no HTML.');
  const edition = noticeEdition({ subject, text, html });
  const mail = { edition, message: messageOf(edition, facts), postalAddress, issuePath: 'x.md' };
  // Whoever does nothing has left, and the header has the way out for those who are in.
  expect(lintMail(mail).map(({ id }) => id)).toEqual([
    'mail/no-unsubscribe',
    'mail/no-unsubscribe',
  ]);
  expect(html.trim()).toBe(notice.html.trim());
});
