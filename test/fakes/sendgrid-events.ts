/** Events as SendGrid's webhook posts them, about the deliveries of one small issue. */

export const NOW = new Date('2023-11-03T12:00:00Z');
export const SECONDS = Math.floor(NOW.getTime() / 1000) - 3600;

export const settings = {
  utm: { source: 'hull', campaign: 'letter-{issue}', links: 'all' },
  serverUrl: 'https://mail.hull.example',
  people: false,
} as const;

export const ISSUE = '2023-10';
export const PROVIDER_ID = 'PROVIDER-1';

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
    sg_message_id: `${PROVIDER_ID}.recvd-85abf8d92c-3qfgp-2-7890E356-43C.${number}`,
    category: [`issue-${ISSUE}`],
    issue_id: ISSUE,
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
