/** What SendGrid says, in our own words; what it garbles is named and never repeated. */
import { expect, test } from 'vitest';
import { endReason } from '../../../src/core/events/end-reason.ts';
import { readSendgridEvent } from '../../../src/core/events/sendgrid-event.ts';
import { NOW, SECONDS, sendgridEvent, withoutOurIds } from '../../fakes/sendgrid-events.ts';

const reader = { now: NOW, link: (address: string) => `link of ${address}` };
const read = (value: unknown) => readSendgridEvent(value, 7, reader);

test.each([
  ['processed', {}, { kind: 'processed' }, undefined],
  ['deferred', { response: '451 later', attempt: '3' }, { kind: 'deferred' }, undefined],
  ['delivered', { response: '250 OK' }, { kind: 'delivered' }, undefined],
  ['bounce', { type: 'bounce', status: '5.1.1' }, { kind: 'bounced' }, 'bounced'],
  ['bounce', { type: 'blocked', status: '5.2.2' }, { kind: 'blocked' }, undefined],
  ['dropped', { reason: 'Bounced Address\n' }, { kind: 'dropped', cause: 'bounced' }, 'bounced'],
  ['dropped', { reason: 'Invalid' }, { kind: 'dropped', cause: 'invalid' }, 'bounced'],
  [
    'dropped',
    { reason: 'Spam Reporting Address' },
    { kind: 'dropped', cause: 'complained' },
    'complained',
  ],
  [
    'dropped',
    { reason: 'Unsubscribed Address' },
    { kind: 'dropped', cause: 'unsubscribed' },
    'unsubscribed',
  ],
  ['dropped', { reason: 'Spam Content' }, { kind: 'dropped', cause: 'other' }, undefined],
  ['dropped', {}, { kind: 'dropped', cause: 'other' }, undefined],
  ['open', { useragent: 'Mail' }, { kind: 'opened', byMachine: false }, undefined],
  ['open', { sg_machine_open: true }, { kind: 'opened', byMachine: true }, undefined],
  [
    'click',
    { url: 'https://a.example/?b=1' },
    { kind: 'clicked', link: 'link of https://a.example/?b=1' },
    undefined,
  ],
  ['spamreport', {}, { kind: 'complained' }, 'complained'],
  ['unsubscribe', {}, { kind: 'unsubscribed' }, 'unsubscribed'],
  ['group_unsubscribe', { asm_group_id: 3 }, { kind: 'group-unsubscribed' }, 'unsubscribed'],
  ['group_resubscribe', { asm_group_id: 3 }, { kind: 'group-resubscribed' }, undefined],
])('%s %j', (name, fields, words, reason) => {
  const result = read(sendgridEvent(name, 1, fields));
  if (result.kind !== 'event') throw new Error(JSON.stringify(result));
  expect(result.event).toMatchObject({
    ...words,
    at: new Date((SECONDS + 1) * 1000),
    addressKey: 'reader1@example.com',
    delivery: { issueId: '2023-10', runId: 'run-1', batchNo: 1, subscriberId: 'sub-1' },
  });
  expect(endReason(result.event)).toBe(reason);
});

test('an event without our ids is read by its address', () => {
  const result = read(sendgridEvent('bounce', 2, { type: 'bounce', ...withoutOurIds }));
  expect(result).toMatchObject({
    event: { delivery: undefined, addressKey: 'reader2@example.com' },
  });
});

test('leaving a group of another mail is not leaving the newsletter', () => {
  const result = read(sendgridEvent('group_unsubscribe', 2, withoutOurIds));
  expect(result.kind === 'event' && endReason(result.event)).toBeUndefined();
});

test('an event without an address is read by our ids', () => {
  for (const email of [undefined, '', 'not an address', 12]) {
    expect(read(sendgridEvent('dropped', 1, { email }))).toMatchObject({
      event: { addressKey: undefined, delivery: { subscriberId: 'sub-1' } },
    });
  }
});

test.each([
  { batch_no: 'one' },
  { batch_no: 1 },
  { run_id: '' },
  { subscriber_id: 'x'.repeat(301) },
])('ids of another form are not ours: %j', (fields) => {
  expect(read(sendgridEvent('open', 1, fields))).toMatchObject({
    event: { delivery: undefined },
  });
});

test('a kind that is none of ours is no mistake', () => {
  expect(read(sendgridEvent('account_status_change', 1))).toEqual({ kind: 'other' });
});

const secret = 'secret.reader@example.com';

test.each([
  ['event-not-an-object', secret],
  ['event-not-an-object', null],
  ['event-not-an-object', [{}]],
  ['event-field-missing', { email: secret }],
  ['event-field-missing', sendgridEvent('open', 1, { email: secret, timestamp: 'yesterday' })],
  ['event-field-missing', sendgridEvent('open', 1, { email: secret, timestamp: -5 })],
  ['event-field-missing', sendgridEvent('bounce', 1, { email: secret, type: secret })],
  ['event-link', sendgridEvent('click', 1, { email: secret })],
  ['event-link', sendgridEvent('click', 1, { url: `javascript:${secret}` })],
  ['event-time', sendgridEvent('open', 1, { email: secret, timestamp: SECONDS + 3 * 86_400 })],
  ['event-address', sendgridEvent('open', 1, { ...withoutOurIds, email: `<${secret}` })],
])('%s', (id, value) => {
  const result = read(value);
  expect(result).toMatchObject({ kind: 'problem', problem: { id, line: 7 } });
  expect(JSON.stringify(result)).not.toContain(secret);
});
