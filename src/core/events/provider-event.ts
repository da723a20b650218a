/** An event of any provider: who reads it, and whose it is when nobody says so. */
import type { EventReader } from './event-reading.ts';
import { readPostmarkEvent } from './postmark-event.ts';
import { readResendEvent } from './resend-event.ts';
import { readSendgridEvent } from './sendgrid-event.ts';
import type { WebhookProvider } from './webhook.ts';

export const eventReaders: Readonly<Record<WebhookProvider, EventReader>> = {
  sendgrid: readSendgridEvent,
  postmark: readPostmarkEvent,
  resend: readResendEvent,
};

/** By a field that only its events have; what has neither is read as SendGrid's. */
export const readAnyEvent: EventReader = (value, line, settings) =>
  eventReaders[providerOf(value)](value, line, settings);

function providerOf(value: unknown): WebhookProvider {
  if (typeof value !== 'object' || value === null) return 'sendgrid';
  if (Object.hasOwn(value, 'RecordType')) return 'postmark';
  return Object.hasOwn(value, 'data') && Object.hasOwn(value, 'type') ? 'resend' : 'sendgrid';
}
