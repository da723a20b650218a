/** What the webhook takes: only what is signed, all of it once, whatever is wrong with a part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueStats } from '../../src/core/stats/issue-stats.ts';
import type { WebhookVerdict } from '../../src/core/events/webhook.ts';
import { MAX_WEBHOOK_BYTES, recordEvents } from '../../src/workflows/record-events.ts';
import { MemoryEvents } from '../fakes/memory-events.ts';
import {
  deliveries,
  NOW,
  SECONDS,
  sendgridEvent,
  settings,
  withoutOurIds,
} from '../fakes/sendgrid-events.ts';
import { stillClock } from '../fakes/still-clock.ts';

function post(events: MemoryEvents, body: unknown, verdict: WebhookVerdict = 'genuine') {
  const bytes =
    body instanceof Uint8Array ? body : new TextEncoder().encode(`${JSON.stringify(body)}\r\n`);
  return recordEvents(
    { events, clock: stillClock(NOW.toISOString()), verifier: { verify: () => verdict } },
    { headers: new Headers(), body: bytes },
    settings,
  );
}

const store = () => new MemoryEvents(deliveries);
const states = ({ deliveries }: MemoryEvents) => deliveries.map(({ state }) => state);
const none = { fresh: 0, known: 0, foreign: 0, tooOld: 0, other: 0, broken: 0 };
const nobody = { bounced: 0, complained: 0, unsubscribed: 0 };

describe('nothing is recorded', () => {
  const events = store();
  const click = [sendgridEvent('spamreport', 1)];

  test.each(['unsigned', 'forged', 'stale'] as const)(
    'of a request that is %s',
    async (verdict) => {
      expect(await post(events, click, verdict)).toEqual({ status: 401, why: verdict });
    },
  );

  test.each([
    ['no JSON', new TextEncoder().encode('[{]')],
    ['no array', new TextEncoder().encode('{"event":"open"}')],
    ['no UTF-8', new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])],
    ['empty', new Uint8Array()],
  ])('of a body that is %s', async (_what, body) => {
    expect(await post(events, body)).toMatchObject({ status: 400 });
  });

  test('of a body that is too large, not even whether it is signed', async () => {
    const body = new Uint8Array(MAX_WEBHOOK_BYTES + 1);
    expect(await post(events, body, 'forged')).toMatchObject({ status: 413 });
  });

  test('of too many events', async () => {
    expect(
      await post(
        events,
        Array.from({ length: 20_001 }, () => 1),
      ),
    ).toMatchObject({
      status: 413,
    });
  });

  test('so all are subscribed still', () => {
    expect(states(events)).toEqual(['active', 'active', 'active']);
  });
});

test('a broken event does not keep the others', async () => {
  const events = store();
  const body = [
    sendgridEvent('delivered', 1),
    null,
    { event: 'open' },
    { ...sendgridEvent('x', 1) },
  ];
  expect(await post(events, body)).toEqual({
    status: 204,
    counts: { ...none, fresh: 1, other: 1, broken: 2, ended: nobody },
  });
});

test.each([
  ['bounce', { type: 'bounce' }, 'bounced'],
  ['bounce', { type: 'blocked' }, 'active'],
  ['dropped', { reason: 'Bounced Address' }, 'bounced'],
  ['dropped', { reason: 'Spam Content' }, 'active'],
  ['spamreport', {}, 'complained'],
  ['unsubscribe', {}, 'unsubscribed'],
  ['group_unsubscribe', {}, 'unsubscribed'],
  ['group_resubscribe', {}, 'active'],
  ['deferred', {}, 'active'],
  ['open', {}, 'active'],
  ['bounce', { type: 'bounce', ...withoutOurIds, sg_message_id: undefined }, 'bounced'],
])('%s %j makes a subscriber %s', async (name, fields, state) => {
  const events = store();
  await post(events, [sendgridEvent(name, 2, fields)]);
  expect(states(events)).toEqual(['active', state, 'active']);
});

test('a late bounce counts for the issue whose batch it names', async () => {
  const events = store();
  const late = sendgridEvent('bounce', 1, { type: 'bounce', ...withoutOurIds });
  expect(await post(events, [late])).toMatchObject({ counts: { fresh: 1, foreign: 0 } });
  expect((await statsOf(events)).outcomes.bounced).toBe(1);
});

test('mails of others, and test copies, count for no issue', async () => {
  const events = store();
  const body = [
    sendgridEvent('delivered', 1, { issue_id: '2023-10-test', run_id: 'test-1' }),
    sendgridEvent('open', 9, { ...withoutOurIds, sg_message_id: 'OTHER.1' }),
  ];
  expect(await post(events, body)).toMatchObject({ counts: { fresh: 0, foreign: 2 } });
});

test('clicks that are too old to be told from counted ones are not counted', async () => {
  const events = store();
  const old = sendgridEvent('click', 1, {
    url: 'https://a.example/',
    timestamp: SECONDS - 36 * 86_400,
  });
  expect(await post(events, [old])).toMatchObject({ counts: { tooOld: 1 } });
  expect((await statsOf(events)).clicks).toBe(0);
});

test('clicks are counted per link of the issue, and no token is kept', async () => {
  const events = store();
  const urls = [
    'https://a.example/?utm_source=hull&utm_campaign=letter-2023-10',
    'https://a.example/',
    'https://mail.hull.example/u/TOKEN-1',
    'https://mail.hull.example/u/TOKEN-2',
  ];
  await post(
    events,
    urls.map((url, index) => sendgridEvent('click', 1 + (index % 3), { url })),
  );
  expect((await statsOf(events)).links).toEqual([
    { link: 'https://a.example/', count: 2, people: undefined },
    { link: 'https://mail.hull.example/u/…', count: 2, people: undefined },
  ]);
});

/** What may happen to three readers, told with new ids each time. */
const happenings = fc.array(
  fc
    .record({
      name: fc.constantFrom(
        'processed',
        'deferred',
        'delivered',
        'bounce',
        'open',
        'click',
        'spamreport',
      ),
      number: fc.integer({ min: 1, max: 3 }),
      timestamp: fc.integer({ min: SECONDS, max: SECONDS + 3 }),
      url: fc.constantFrom('https://a.example/', 'https://b.example/'),
    })
    .map(({ name, number, ...fields }) => ({
      name,
      number,
      fields: { type: 'bounce', ...fields },
    })),
  { maxLength: 20 },
);

test('told again, in any order and under new ids, nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, fc.nat(20), async (told, turn) => {
      const write = () =>
        told.map(({ name, number, fields }) => sendgridEvent(name, number, fields));
      const [once, again] = [store(), store()];
      await post(once, write());
      const turned = write();
      turned.push(...turned.splice(0, turn));
      await post(again, turned.toReversed());
      await post(again, write());
      const last = await post(again, write());
      expect(last).toMatchObject({ status: 204, counts: { fresh: 0, ended: nobody } });
      expect(await statsOf(again)).toEqual(await statsOf(once));
      expect(states(again).map((state) => state === 'active')).toEqual(
        states(once).map((state) => state === 'active'),
      );
    }),
  );
});

test('every accepted mail has exactly one outcome', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (told) => {
      const events = store();
      await post(
        events,
        told.map(({ name, number, fields }) => sendgridEvent(name, number, fields)),
      );
      const { outcomes, accepted } = await statsOf(events);
      expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(accepted);
      expect(accepted).toBe(3);
    }),
  );
});

async function statsOf(events: MemoryEvents) {
  const status = {
    issueId: '2023-10',
    audience: 3,
    deliveries: { accepted: 3, rejected: 0, unknown: 0, excluded: 0, 'not-attempted': 0 },
    byTier: { public: 3 },
    batches: 1,
    allowedRules: [],
    startedAt: NOW,
    finishedAt: NOW,
  };
  return issueStats(status, await events.tally('2023-10'));
}
