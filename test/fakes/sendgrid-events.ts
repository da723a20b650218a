/** Events as SendGrid's webhook posts them, about the deliveries of one small issue. */
import type { MemoryDelivery } from './memory-events.ts';

export const NOW = new Date('2023-11-03T12:00:00Z');
export const SECONDS = Math.floor(NOW.getTime() / 1000) - 3600;

export const settings = {
  utm: { source: 'hull', campaign: 'letter-{issue}', links: 'all' },
  serverUrl: 'https://mail.hull.example',
  people: false,
} as const;

/** Recipients 1 to 3 of one batch. */
export const deliveries = [1, 2, 3].map((number): Omit<MemoryDelivery, 'state' | 'facts'> => ({
  issueId: '2023-10',
  runId: 'run-1',
  batchNo: 1,
  subscriberId: `sub-${number}`,
  addressKey: `reader${number}@example.com`,
  providerId: 'PROVIDER-1',
}));

let sequence = 0;

/** One about recipient `number`; `fields` win. */
export function sendgridEvent(
  event: string,
  number: number,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  sequence += 1;
  return {
    email: `Reader${number}@example.com`,
    event,
    timestamp: SECONDS + number,
    'smtp-id': '<a@geopod-ismtpd-1>',
    sg_event_id: `event-${sequence}`,
    sg_message_id: `PROVIDER-1.recvd-85abf8d92c-3qfgp-2-7890E356-43C.${number}`,
    category: ['issue-2023-10'],
    issue_id: '2023-10',
    run_id: 'run-1',
    batch_no: '1',
    subscriber_id: `sub-${number}`,
    ...fields,
  };
}

/** As of a mail that is none of ours, or of a bounce that comes late. */
export const withoutOurIds = {
  issue_id: undefined,
  run_id: undefined,
  batch_no: undefined,
  subscriber_id: undefined,
};
