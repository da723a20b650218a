/** What `subscribers show` prints of one person. */
import { expect, test } from 'vitest';
import { describeRecord } from '../../src/cli/record-report.ts';
import type { SubscriberRecord } from '../../src/core/audience/subscriber-record.ts';
import { address } from '../adapters/store-steps.ts';

const ada = address('Ada@example.com');
const day = (number: number): Date => new Date(Date.UTC(2024, 0, number));
const nothing: SubscriberRecord = {
  subscriber: undefined,
  consents: [],
  suppression: undefined,
  questions: [],
  patrons: [],
  namedBy: [],
  deliveries: [],
  welcomes: [],
  events: [],
};

test('everything that there can be', () => {
  const record: SubscriberRecord = {
    subscriber: {
      id: '018b8f4e-7c00-7000-8000-000000000001',
      address: ada,
      name: 'Ada',
      state: 'active',
      tags: ['books', 'VIP'],
      tier: 'patron',
      createdAt: day(1),
      pausedUntil: day(31),
    },
    consents: [
      { at: day(1), action: 'subscribed', source: 'form', wording: '2026-11', ipHash: 'q3Zx' },
      { at: day(2), action: 'confirmed', source: 'page', wording: '2026-11' },
      { at: day(3), action: 'moved', source: 'page' },
    ],
    suppression: { reason: 'bounced', at: day(4) },
    questions: [
      { purpose: 'settings', address: undefined, at: day(5), expiresAt: day(6) },
      { purpose: 'address', address: 'New@example.com', at: day(5), expiresAt: day(7) },
    ],
    namedBy: ['patreon'],
    patrons: [
      {
        id: '018b8f4e-7c00-7000-8000-000000000002',
        name: 'Ada L.',
        address: 'ada@example.com',
        grants: [
          {
            source: 'patreon',
            member: '100001',
            tier: 'patron',
            name: 'Ada L.',
            address: 'ada@patreon.example',
            state: 'grace',
            since: day(9),
            expiresAt: day(30),
          },
        ],
        periods: [
          { tier: 'gold', since: day(9), until: day(12) },
          { tier: 'patron', since: day(12), until: undefined },
        ],
        sessions: [day(13)],
        feed: { madeAt: day(13), closedAt: undefined },
      },
    ],
    deliveries: [
      { issueId: '2024-01', channel: 'mail', state: 'excluded', reason: 'paused', at: day(8) },
    ],
    welcomes: [{ issueId: '2023-12', channel: 'mail', at: day(2) }],
    events: [{ issueId: '2023-12', kind: 'delivered', link: undefined }],
  };
  expect(describeRecord(ada, record)).toMatchInlineSnapshot(`
    "Ada@example.com
    id        018b8f4e-7c00-7000-8000-000000000001
    name      Ada
    state     active
    tier      patron
    tags      books, VIP
    since     2024-01-01T00:00:00.000Z
    paused    until 2024-01-31T00:00:00.000Z
    suppressed bounced, 2024-01-04T00:00:00.000Z

    Consent
      2024-01-01T00:00:00.000Z  subscribed  form  words 2026-11  connection q3Zx
      2024-01-02T00:00:00.000Z  confirmed  page  words 2026-11
      2024-01-03T00:00:00.000Z  moved  page

    Asked to confirm
      2024-01-05T00:00:00.000Z  until 2024-01-06T00:00:00.000Z  settings
      2024-01-05T00:00:00.000Z  until 2024-01-07T00:00:00.000Z  address  New@example.com

    Patron
      018b8f4e-7c00-7000-8000-000000000002  ada@example.com  Ada L.

    Grants
      patron  patreon  100001  grace  since 2024-01-09T00:00:00.000Z  until 2024-01-30T00:00:00.000Z  Ada L.

    Tiers held
      2024-01-09T00:00:00.000Z  gold  until 2024-01-12T00:00:00.000Z
      2024-01-12T00:00:00.000Z  patron

    Logged in
      2024-01-13T00:00:00.000Z

    Private feed
      2024-01-13T00:00:00.000Z

    Still named for a patron who moved away
      patreon

    Deliveries
      2024-01-08T00:00:00.000Z  2024-01  mail  excluded  paused

    Welcomed with
      2024-01-02T00:00:00.000Z  2023-12  mail

    Events
      2023-12  delivered"
  `);
});

test('an address that is suppressed alone, and nothing else', () => {
  const record = { ...nothing, suppression: { reason: 'removed', at: day(4) } } as const;
  expect(describeRecord(ada, record)).toMatchInlineSnapshot(`
    "Ada@example.com
    No subscriber.
    suppressed removed, 2024-01-04T00:00:00.000Z"
  `);
});
