/** Which mails ask to leave, and in whose name; those of machines do not. */
import { expect, test } from 'vitest';
import type { IncomingMail } from '../../../src/core/events/incoming-mail.ts';
import { readLeavingMail } from '../../../src/core/events/leaving-mail.ts';

const TOKEN = 'AYv0nnwAcACAAAAAAAAAAQ-_AYv0nnwAcACAAAAAAAA';

function mail(headers: Readonly<Record<string, string>>, opening = ''): IncomingMail {
  const all = { from: 'Ada <Ada@example.com>', date: 'Thu, 2 Nov 2023 08:30:00 +0000', ...headers };
  return { headers: new Map(Object.entries(all).map(([name, value]) => [name, [value]])), opening };
}

test('the mail that our own mailto address makes asks by its token', () => {
  expect(readLeavingMail(mail({ subject: `unsubscribe ${TOKEN}` }))).toEqual({
    tokens: [TOKEN],
    claimedBy: 'ada@example.com',
    at: new Date('2023-11-02T08:30:00Z'),
  });
});

test.each([
  ['in a subject that a program changed', { subject: `AW: [list] Unsubscribe  ${TOKEN}.` }, ''],
  ['on a line of its own', { subject: 'hello' }, `\n  unsubscribe ${TOKEN}\nbye`],
])('a token is found %s', (_where, headers, opening) => {
  expect(readLeavingMail(mail(headers, opening))?.tokens).toEqual([TOKEN]);
});

test.each([
  ['a link', `https://ada.example.com/u/${TOKEN}`],
  ['a quoted line', `> unsubscribe ${TOKEN}`],
  ['a sentence', `do not unsubscribe ${TOKEN} please`],
  ['a longer word', `unsubscribe ${TOKEN}x`],
])('%s in the body asks for nothing', (_what, opening) => {
  expect(readLeavingMail(mail({ subject: 'Re: A letter' }, opening))).toBeUndefined();
});

test.each([
  'unsubscribe',
  'Unsubscribe',
  ' UNSUBSCRIBE. ',
  'Re: unsubscribe',
  'AW:unsubscribe',
  'Fwd[2]: RE (3): Unsubscribe!',
  'Отв: unsubscribe',
  '回复：unsubscribe',
  'unsubscribe AYv0nnwAcACAAAAAAAAAAQ',
])('%j asks in the name of the sender', (subject) => {
  expect(readLeavingMail(mail({ subject }))).toMatchObject({
    tokens: [],
    claimedBy: 'ada@example.com',
  });
});

test.each([
  '',
  'How do I unsubscribe?',
  'Please do not unsubscribe me',
  'unsubscribe from the gym',
  'unsubscribed',
  'Re: A letter',
])('%j asks for nothing', (subject) => {
  expect(readLeavingMail(mail({ subject }))).toBeUndefined();
});

test.each(['ada@example.com', '<ada@example.com>', '"Lovelace, Ada" <ADA@example.com>'])(
  '%s is a sender',
  (from) => {
    expect(readLeavingMail(mail({ from, subject: 'unsubscribe' }))?.claimedBy).toBe(
      'ada@example.com',
    );
  },
);

test.each([
  '',
  'Ada',
  'ada@example.com, bo@example.com',
  'Ada <ada@example.com>, Bo <bo@example.com>',
  '"x <bo@example.com>" <ada@example.com>',
  'Ada <ada@example.com> bo@example.com, c',
])('%s is no one sender', (from) => {
  expect(readLeavingMail(mail({ from, subject: 'unsubscribe' }))).toBeUndefined();
});

test.each([
  { 'auto-submitted': 'auto-replied (vacation)' },
  { 'auto-submitted': 'auto-notified; x=y' },
  { 'return-path': '<>' },
  { 'content-type': 'multipart/report; report-type=delivery-status' },
  { precedence: 'bulk' },
  { 'x-autoreply': 'yes' },
  { from: 'Mail Delivery System <MAILER-DAEMON@mx.example.com>' },
])('what a machine answers or returns asks for nothing: %j', (headers) => {
  const subject = `Re: unsubscribe ${TOKEN}`;
  expect(readLeavingMail(mail({ subject, ...headers }))).toBeUndefined();
});

test('what a mailbox provider writes for a reader is taken by its token alone', () => {
  const byMachine = { 'auto-submitted': 'auto-generated' };
  const withToken = mail({ ...byMachine, subject: `unsubscribe ${TOKEN}` });
  expect(readLeavingMail(withToken)).toMatchObject({ tokens: [TOKEN], claimedBy: undefined });
  expect(readLeavingMail(mail({ ...byMachine, subject: 'unsubscribe' }))).toBeUndefined();
  const byHand = { 'auto-submitted': 'No', subject: 'unsubscribe' };
  expect(readLeavingMail(mail(byHand))?.claimedBy).toBe('ada@example.com');
});

test('a mail is dated by the server that took it, else by itself', () => {
  const received = 'from a by b (c; d) with ESMTPS id 1;\t Fri, 3 Nov 2023 09:00:00 +0100 (CET)';
  const at = (headers: Readonly<Record<string, string>>) =>
    readLeavingMail(mail({ subject: 'unsubscribe', ...headers }))?.at;
  expect(at({ received })).toEqual(new Date('2023-11-03T08:00:00Z'));
  expect(at({ received: 'by b' })).toEqual(new Date('2023-11-02T08:30:00Z'));
  expect(at({ date: 'some day' })).toBeUndefined();
});
