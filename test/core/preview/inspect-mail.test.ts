import { expect, test } from 'vitest';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../../src/core/delivery/personal-parts.ts';
import { MAX_HTML_BYTES } from '../../../src/core/mail-lint/mail-size.ts';
import { inspectMail } from '../../../src/core/preview/inspect-mail.ts';
import { mailSize } from '../../../src/core/preview/mail-size.ts';
import { sampleMail, sampleSubmission } from '../../../src/core/preview/sample-mail.ts';
import { sampleRecipient } from '../../../src/core/preview/sample-recipient.ts';

const outer = { file: 'issues/2023-10.md', line: 20, column: 1 };
const inner = { file: 'issues/2023-10.md', line: 21, column: 7 };
const opening = '<div><p><a href="https://a.example/?x=1&amp;y=2">One\n  <b>word</b></a></p>';
const pictured =
  '<a href="https://b.example/"><img alt="A boat" src="https://b.example/b.png"></a>';
const leave = `<a href="https://news.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}">Leave</a></div>`;

const mail = sampleMail(
  {
    issueId: '2023-10',
    tier: 'patron',
    subject: 'A subject',
    preheader: 'A line',
    html: opening + pictured + leave,
    text: `Leave: https://news.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`,
    nameFallbacks: [],
    origins: [
      { start: 0, end: (opening + pictured).length, place: outer },
      { start: opening.length, end: opening.length + pictured.length, place: inner },
    ],
  },
  {
    facts: {
      from: { name: 'Ada', address: 'ada@example.com' },
      replyTo: 'reply@example.com',
      listId: 'news.example.com',
      unsubscribeUrl: `https://news.example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`,
      unsubscribeMailto: `mailto:ada@example.com?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
    },
    postalAddress: 'Street 1',
    issuePath: 'issues/2023-10.md',
  },
);

test('the sample reader’s parts are in, and nothing of the tag is left', () => {
  expect(mail.html + mail.text).not.toContain(UNSUBSCRIBE_TOKEN_TAG);
  expect(mail.text).toBe(`Leave: https://news.example.com/u/${sampleRecipient.unsubscribeToken}`);
});

test('links have their words, their address and the innermost place they come from', () => {
  expect(inspectMail(mail).links).toEqual([
    { text: 'One word', address: 'https://a.example/?x=1&y=2', place: outer },
    { text: 'A boat', address: 'https://b.example/', place: inner },
    {
      text: 'Leave',
      address: `https://news.example.com/u/${sampleRecipient.unsubscribeToken}`,
      place: undefined,
    },
  ]);
});

test('headers are those of a mail to the sample reader', () => {
  expect(inspectMail(mail).headers).toEqual([
    ['From', 'Ada <ada@example.com>'],
    ['To', 'reader@example.com'],
    ['Reply-To', 'reply@example.com'],
    ['Subject', 'A subject'],
    [
      'List-Unsubscribe',
      `<https://news.example.com/u/${sampleRecipient.unsubscribeToken}>, <mailto:ada@example.com?subject=unsubscribe%20${sampleRecipient.unsubscribeToken}>`,
    ],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['List-Id', '<news.example.com>'],
  ]);
});

test('a submission leaves the personal parts to the transport', () => {
  const at = new Date('2023-11-02T12:00:00Z');
  const submission = sampleSubmission(mail, at);
  expect(submission).toMatchObject({ tier: 'patron', at, recipients: [sampleRecipient] });
  expect(submission.message.html).toContain(UNSUBSCRIBE_TOKEN_TAG);
});

test.each([
  [0.5, 'fits'],
  [0.81, 'close'],
  [0.99, 'close'],
  [1.01, 'clipped'],
])('%f of what Gmail shows %s', (share, state) => {
  const html = 'x'.repeat(Math.ceil(MAX_HTML_BYTES * share));
  const message = { ...mail.message, html };
  const size = mailSize({ ...mail, message, html, text: 'é' });
  expect(size).toMatchObject({ state, htmlBytes: html.length, textBytes: 2 });
  expect(size.arrivingBytes).toBeGreaterThan(html.length);
});
