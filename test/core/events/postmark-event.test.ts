/** What Postmark says, in our own words; what it garbles is named and never repeated. */
import { expect, test } from 'vitest';
import { endReason } from '../../../src/core/events/end-reason.ts';
import { readPostmarkEvent } from '../../../src/core/events/postmark-event.ts';
import { POSTMARK_MESSAGE, postmarkEvent } from '../../fakes/postmark-events.ts';
import { NOW, sendgridEvent } from '../../fakes/sendgrid-events.ts';

const settings = { now: NOW, link: (address: string) => `link of ${address}` };
const read = (value: unknown) => readPostmarkEvent(value, 7, settings);
const ids = { issue_id: '2023-10', run_id: 'run-1', batch_no: '1', subscriber_id: 'sub-1' };
const bounce = (Type: string) => ['Bounce', { Type }] as const;

test.each([
  ['Bounce', {}, { kind: 'bounced' }, 'bounced'],
  [...bounce('BadEmailAddress'), { kind: 'dropped', cause: 'invalid' }, 'bounced'],
  [...bounce('SpamComplaint'), { kind: 'complained' }, 'complained'],
  [...bounce('Unsubscribe'), { kind: 'unsubscribed' }, 'unsubscribed'],
  [...bounce('ManuallyDeactivated'), { kind: 'dropped', cause: 'unsubscribed' }, 'unsubscribed'],
  [...bounce('Transient'), { kind: 'deferred' }, undefined],
  [...bounce('SoftBounce'), { kind: 'blocked' }, undefined],
  [...bounce('DMARCPolicy'), { kind: 'blocked' }, undefined],
  [...bounce('SMTPApiError'), { kind: 'dropped', cause: 'other' }, undefined],
  ['SpamComplaint', {}, { kind: 'complained' }, 'complained'],
  ['SubscriptionChange', {}, { kind: 'unsubscribed' }, 'unsubscribed'],
  [
    'SubscriptionChange',
    { SuppressionReason: 'HardBounce', Origin: 'Recipient' },
    { kind: 'bounced' },
    'bounced',
  ],
  [
    'SubscriptionChange',
    { SuppressionReason: 'SpamComplaint' },
    { kind: 'complained' },
    'complained',
  ],
  [
    'SubscriptionChange',
    { SuppressSending: false, SuppressionReason: null },
    { kind: 'group-resubscribed' },
    undefined,
  ],
  ['Delivery', {}, { kind: 'delivered' }, undefined],
  ['Open', {}, { kind: 'opened', byMachine: false }, undefined],
  ['Click', {}, { kind: 'clicked', link: 'link of https://a.example/?b=1' }, undefined],
] as const)('%s %j', (kind, fields, words, reason) => {
  const result = read(postmarkEvent(kind, ids, fields));
  if (result.kind !== 'event') throw new Error(JSON.stringify(result));
  expect(result.event).toMatchObject({
    ...words,
    addressKey: 'reader1@example.com',
    delivery: { issueId: '2023-10', runId: 'run-1', batchNo: 1, subscriberId: 'sub-1' },
    providerMessageId: POSTMARK_MESSAGE,
  });
  expect(result.event.at.toISOString()).toMatch(/^2023-11-03T11:00:01/);
  expect(endReason(result.event)).toBe(reason);
});

test('who leaves another stream of the same server does not leave the newsletter', () => {
  const fields = { MessageStream: 'outbound', Metadata: null, MessageID: null };
  const result = read(postmarkEvent('SubscriptionChange', ids, fields));
  expect(result.kind === 'event' && endReason(result.event)).toBeUndefined();
});

test('whom the author takes off by hand is known by the address alone', () => {
  const fields = { Metadata: null, MessageID: null, Origin: 'Customer' };
  expect(read(postmarkEvent('SubscriptionChange', ids, fields))).toMatchObject({
    event: { kind: 'unsubscribed', delivery: undefined, addressKey: 'reader1@example.com' },
  });
});

test.each(['AutoResponder', 'AddressChange', 'Subscribe', 'OpenRelayTest', 'SomethingNew'])(
  'a bounce of the type %s is no end of a mail',
  (Type) => {
    expect(read(postmarkEvent('Bounce', ids, { Type }))).toEqual({ kind: 'other' });
  },
);

test('a kind that is none of ours is no mistake', () => {
  for (const RecordType of ['Inbound', 'toString', '__proto__']) {
    expect(read({ ...postmarkEvent('Open', ids), RecordType })).toEqual({ kind: 'other' });
  }
});

const secret = 'secret.reader@example.com';

test.each([
  ['event-not-an-object', secret],
  ['event-not-an-object', [postmarkEvent('Open', ids)]],
  ['event-field-missing', sendgridEvent('open', 1, { email: secret })],
  ['event-field-missing', postmarkEvent('Open', ids, { Recipient: secret, ReceivedAt: 'today' })],
  ['event-field-missing', postmarkEvent('Bounce', ids, { Email: secret, BouncedAt: undefined })],
  ['event-link', postmarkEvent('Click', ids, { OriginalLink: `javascript:${secret}` })],
  ['event-time', postmarkEvent('Open', ids, { ReceivedAt: '2023-11-09T00:00:00Z' })],
  ['event-address', postmarkEvent('Delivery', {}, { Recipient: `<${secret}` })],
])('%s', (id, value) => {
  const result = read(value);
  expect(result).toMatchObject({ kind: 'problem', problem: { id, line: 7 } });
  expect(JSON.stringify(result)).not.toContain(secret);
});
