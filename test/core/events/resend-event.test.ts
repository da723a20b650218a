/** What Resend says, in our own words; what it garbles is named and never repeated. */
import { expect, test } from 'vitest';
import { endReason } from '../../../src/core/events/end-reason.ts';
import { readAnyEvent } from '../../../src/core/events/provider-event.ts';
import { readResendEvent } from '../../../src/core/events/resend-event.ts';
import { postmarkEvent } from '../../fakes/postmark-events.ts';
import { RESEND_MAIL, resendEvent, resendSuppression } from '../../fakes/resend-events.ts';
import { NOW, sendgridEvent } from '../../fakes/sendgrid-events.ts';

const settings = { now: NOW, link: (address: string) => `link of ${address}` };
const read = (value: unknown) => readResendEvent(value, 7, settings);
const ids = { issue_id: '2023-10', run_id: 'run-1', batch_no: '1', subscriber_id: 'sub-1' };
const complaint = { suppressed: { message: 'Suppressed after a complaint.' } };

test.each([
  ['email.sent', {}, { kind: 'processed' }, undefined],
  ['email.delivered', {}, { kind: 'delivered' }, undefined],
  ['email.delivery_delayed', {}, { kind: 'deferred' }, undefined],
  ['email.bounced', {}, { kind: 'bounced' }, 'bounced'],
  ['email.bounced', { bounce: { type: 'Transient' } }, { kind: 'blocked' }, undefined],
  ['email.bounced', { bounce: undefined }, { kind: 'blocked' }, undefined],
  ['email.complained', {}, { kind: 'complained' }, 'complained'],
  ['email.failed', {}, { kind: 'dropped', cause: 'other' }, undefined],
  ['email.suppressed', {}, { kind: 'dropped', cause: 'bounced' }, 'bounced'],
  ['email.suppressed', complaint, { kind: 'dropped', cause: 'complained' }, 'complained'],
  ['email.suppressed', { suppressed: {} }, { kind: 'dropped', cause: 'other' }, undefined],
  ['email.opened', {}, { kind: 'opened', byMachine: false }, undefined],
  ['email.clicked', {}, { kind: 'clicked', link: 'link of https://a.example/?b=1' }, undefined],
] as const)('%s %j', (type, fields, words, reason) => {
  const result = read(resendEvent(type, ids, fields));
  if (result.kind !== 'event') throw new Error(JSON.stringify(result));
  expect(result.event).toMatchObject({
    ...words,
    at: new Date('2023-11-03T11:00:01Z'),
    addressKey: 'reader1@example.com',
    delivery: { issueId: '2023-10', runId: 'run-1', batchNo: 1, subscriberId: 'sub-1' },
    providerMessageId: RESEND_MAIL,
  });
  expect(endReason(result.event)).toBe(reason);
});

test.each([
  ['bounce', 'bounced'],
  ['complaint', 'complained'],
  ['manual', 'unsubscribed'],
])('an address that is put on the suppression list by a %s is %s', (origin, reason) => {
  const result = read(resendSuppression(origin));
  expect(result).toMatchObject({
    event: { delivery: undefined, addressKey: 'reader1@example.com' },
  });
  expect(result.kind === 'event' && endReason(result.event)).toBe(reason);
});

test('tags may come as a list, as they are sent', () => {
  const tags = Object.entries(ids).map(([name, value]) => ({ name, value }));
  expect(read(resendEvent('email.delivered', ids, { tags }))).toEqual(
    read(resendEvent('email.delivered', ids)),
  );
});

test('of a mail to several nobody is picked', () => {
  const to = ['reader1@example.com', 'reader2@example.com'];
  expect(read(resendEvent('email.complained', {}, { to }))).toMatchObject({
    problem: { id: 'event-address' },
  });
});

test('a kind that is none of ours is no mistake', () => {
  for (const type of ['email.received', 'email.scheduled', 'contact.updated', 'toString']) {
    expect(read(resendEvent(type, ids))).toEqual({ kind: 'other' });
  }
});

const secret = 'secret.reader@example.com';

test.each([
  ['event-not-an-object', secret],
  ['event-field-missing', { type: 'email.sent', created_at: '2023-11-03T11:00:01Z', secret }],
  ['event-field-missing', { ...resendEvent('email.opened', ids), created_at: secret }],
  ['event-link', resendEvent('email.clicked', ids, { click: { link: `data:${secret}` } })],
  ['event-address', resendEvent('email.opened', {}, { to: [`<${secret}`] })],
  ['event-time', { ...resendEvent('email.opened', ids), created_at: '2023-11-09T00:00:00Z' }],
])('%s', (id, value) => {
  const result = read(value);
  expect(result).toMatchObject({ kind: 'problem', problem: { id, line: 7 } });
  expect(JSON.stringify(result)).not.toContain(secret);
});

test('each provider’s events are told apart by their form', () => {
  const kinds = [
    sendgridEvent('spamreport', 1),
    postmarkEvent('SpamComplaint', ids),
    resendEvent('email.complained', ids),
  ].map((value) => readAnyEvent(value, 1, settings));
  for (const kind of kinds) expect(kind).toMatchObject({ event: { kind: 'complained' } });
});
