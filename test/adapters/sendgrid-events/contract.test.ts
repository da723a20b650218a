/** Events that SendGrid's own contract allows are read, every kind of them. */
import { expect, test } from 'vitest';
import { readSendgridEvent } from '../../../src/core/events/sendgrid-event.ts';
import { officialContract } from '../../fakes/official-contract.ts';
import { NOW, sendgridEvent } from '../../fakes/sendgrid-events.ts';

const contract = officialContract();
const LEFT_OUT =
  'Left out: SendGrid’s OpenAPI is not beside this checkout (../shared/contracts/sendgrid).';
if (contract === undefined) process.stderr.write(`${LEFT_OUT}\n`);

const smtp = { response: '250 2.0.0 OK', ip: '192.0.2.1' };

const samples: readonly (readonly [
  kind: string,
  name: string,
  fields: Readonly<Record<string, unknown>>,
])[] = [
  ['Processed', 'processed', { send_at: 1_699_000_000 }],
  ['Deferred', 'deferred', { ...smtp, attempt: '3', domain: 'example.com' }],
  ['Delivered', 'delivered', { ...smtp, tls: 1 }],
  [
    'Bounce',
    'bounce',
    { type: 'bounce', status: '5.1.1', bounce_classification: 'Invalid Address' },
  ],
  ['Bounce', 'bounce', { type: 'blocked', status: '5.2.2' }],
  ['Dropped', 'dropped', { reason: 'Bounced Address\n' }],
  ['Dropped', 'dropped', { reason: 'Invalid', email: '' }],
  ['Open', 'open', { sg_machine_open: true, sg_content_type: 'html' }],
  ['Click', 'click', { url: 'http://example.com/some/path?query=param' }],
  ['SpamReport', 'spamreport', {}],
  ['Unsubscribe', 'unsubscribe', { date: '2023-11-03' }],
  ['GroupUnsubscribe', 'group_unsubscribe', { asm_group_id: 12_345 }],
  ['GroupResubscribe', 'group_resubscribe', { asm_group_id: 12_345 }],
];

test.for(samples)('%s: %s %j', ([kind, name, fields], context) => {
  const event = sendgridEvent(name, 1, fields);
  expect(readSendgridEvent(event, 1, { now: NOW, link: (link) => link })).toMatchObject({
    kind: 'event',
  });
  if (contract === undefined) return context.skip(LEFT_OUT);
  expect(contract.event(kind, event)).toEqual([]);
});
