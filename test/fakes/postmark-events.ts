/** Events as Postmark's webhooks post them, after the samples of its documentation. */

export const POSTMARK_MESSAGE = '883953f4-6105-42a2-a16a-77a8eac79483';

const shared = { MessageID: POSTMARK_MESSAGE, ServerID: 23, MessageStream: 'broadcast' };
const reader = {
  Client: { Name: 'Chrome 35.0.1916.153', Company: 'Google', Family: 'Chrome' },
  OS: { Name: 'OS X 10.7 Lion', Company: 'Apple Computer, Inc.', Family: 'OS X 10' },
  Platform: 'WebMail',
  UserAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_7_5)',
  Geo: {},
};

/** https://postmarkapp.com/developer/webhooks/webhooks-overview, each kind's page. */
const samples = {
  // …/webhooks/bounce-webhook
  Bounce: {
    ...shared,
    ID: 42,
    Type: 'HardBounce',
    TypeCode: 1,
    Name: 'Hard bounce',
    Tag: 'issue-2023-10',
    Description: 'The server was unable to deliver your message (ex: unknown user).',
    Details: 'Test bounce details',
    Email: 'Reader1@example.com',
    From: 'letters@hull.example',
    BouncedAt: '2023-11-03T07:00:01.9070259-04:00',
    DumpAvailable: true,
    Inactive: true,
    CanActivate: true,
    Subject: 'A letter',
    Content: '<Full dump of bounce>',
  },
  // …/webhooks/spam-complaint-webhook
  SpamComplaint: {
    ...shared,
    ID: 42,
    Type: 'SpamComplaint',
    TypeCode: 100001,
    Name: 'Spam complaint',
    Email: 'Reader1@example.com',
    From: 'letters@hull.example',
    BouncedAt: '2023-11-03T11:00:01Z',
    Subject: 'A letter',
  },
  // …/webhooks/subscription-change-webhook
  SubscriptionChange: {
    ...shared,
    ChangedAt: '2023-11-03T11:00:01Z',
    Recipient: 'Reader1@example.com',
    Origin: 'Recipient',
    SuppressSending: true,
    SuppressionReason: 'ManualSuppression',
  },
  // …/webhooks/delivery-webhook
  Delivery: {
    ...shared,
    Recipient: 'Reader1@example.com',
    DeliveredAt: '2023-11-03T11:00:01Z',
    Details: 'Test delivery webhook details',
  },
  // …/webhooks/open-tracking-webhook
  Open: {
    ...shared,
    ...reader,
    FirstOpen: true,
    ReadSeconds: 5,
    Recipient: 'Reader1@example.com',
    ReceivedAt: '2023-11-03T11:00:01Z',
  },
  // …/webhooks/click-webhook
  Click: {
    ...shared,
    ...reader,
    ClickLocation: 'HTML',
    OriginalLink: 'https://a.example/?b=1',
    Recipient: 'Reader1@example.com',
    ReceivedAt: '2023-11-03T11:00:01Z',
  },
} as const;

/** `Metadata` holds our ids; `fields` win. */
export function postmarkEvent(
  RecordType: keyof typeof samples,
  ids: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { RecordType, ...samples[RecordType], Metadata: ids, ...fields };
}
