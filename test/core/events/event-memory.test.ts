/** One event told twice has a name in common; two events have none. */
import { expect, test } from 'vitest';
import {
  countedSince,
  eventIdentities,
  rememberedSince,
} from '../../../src/core/events/event-memory.ts';
import { readSendgridEvent } from '../../../src/core/events/sendgrid-event.ts';
import { NOW, sendgridEvent } from '../../fakes/sendgrid-events.ts';

function identities(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const value = sendgridEvent('click', 1, { url: 'https://a.example/', ...fields });
  const read = readSendgridEvent(value, 1, { now: NOW, link: (address) => address });
  if (read.kind !== 'event') throw new Error('This should have been read.');
  return eventIdentities(read.event);
}

const meets = (one: readonly string[], other: readonly string[]) =>
  one.some((name) => other.includes(name));
const first = identities({ sg_event_id: 'a' });

test.each([
  ['a new id', { sg_event_id: 'b' }],
  ['no id', { sg_event_id: undefined }],
  ['another spelling of the address', { sg_event_id: 'b', email: 'READER1@EXAMPLE.COM' }],
  ['the same id and another time', { sg_event_id: 'a', timestamp: 1_600_000_000 }],
])('is known again with %s', (_what, fields) => {
  expect(meets(first, identities(fields))).toBe(true);
});

test.each([
  ['another link', { url: 'https://b.example/' }],
  ['another time', { timestamp: 1_600_000_000 }],
  ['another reader', { email: 'reader2@example.com' }],
  ['another mail', { sg_message_id: 'PROVIDER-2.x' }],
])('is not taken for %s', (_what, fields) => {
  expect(meets(first, identities({ sg_event_id: 'b', ...fields }))).toBe(false);
});

test('whatever is still counted is still remembered', () => {
  expect(rememberedSince(NOW).getTime()).toBeLessThan(countedSince(NOW).getTime());
});
