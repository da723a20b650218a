/** What is recorded of a webhook that was taken: all of it once, whatever is wrong with a part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IssueStats } from '../../src/core/stats/issue-stats.ts';
import type { WebhookProvider } from '../../src/core/events/webhook.ts';
import { recordWebhook } from '../../src/workflows/record-webhook.ts';
import { POSTMARK_MESSAGE, postmarkEvent } from '../fakes/postmark-events.ts';
import { resendEvent, resendSuppression } from '../fakes/resend-events.ts';
import { NOW, PROVIDER_ID, SECONDS, settings, withoutOurIds } from '../fakes/sendgrid-events.ts';
import { sentIssue, type SentIssue } from '../fakes/sent-issue.ts';

function post(sent: SentIssue, told: unknown, provider: WebhookProvider = 'sendgrid') {
  const body = `${JSON.stringify(told)}\r\n`;
  return recordWebhook(
    { events: sent.store.events },
    { provider, body, receivedAt: NOW.getTime() },
    settings,
  );
}

const none = { fresh: 0, known: 0, foreign: 0, tooOld: 0, other: 0, broken: 0 };
const nobody = { bounced: 0, complained: 0, unsubscribed: 0 };

test('a broken event does not keep the others', async () => {
  const sent = await sentIssue();
  const body = [sent.event('delivered', 1), null, { event: 'open' }, { ...sent.event('x', 1) }];
  expect(await post(sent, body)).toEqual({
    ...none,
    fresh: 1,
    other: 1,
    broken: 2,
    ended: nobody,
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
  const sent = await sentIssue();
  await post(sent, [sent.event(name, 2, fields)]);
  expect(await sent.states()).toEqual(['active', state, 'active']);
});

describe.each([
  ['postmark', (sent: SentIssue) => postmarkEvent('Bounce', sent.ids(1)), 'bounced'],
  ['postmark', (sent: SentIssue) => postmarkEvent('SpamComplaint', sent.ids(1)), 'complained'],
  [
    'postmark',
    (sent: SentIssue) => postmarkEvent('SubscriptionChange', sent.ids(1), { Metadata: null }),
    'unsubscribed',
  ],
  ['postmark', (sent: SentIssue) => postmarkEvent('Delivery', sent.ids(1)), 'active'],
  ['resend', (sent: SentIssue) => resendEvent('email.bounced', sent.ids(1)), 'bounced'],
  ['resend', (sent: SentIssue) => resendEvent('email.complained', sent.ids(1)), 'complained'],
  ['resend', () => resendSuppression('complaint'), 'complained'],
  ['resend', (sent: SentIssue) => resendEvent('email.clicked', sent.ids(1)), 'active'],
] as const)('an event of %s', (provider, write, state) => {
  test(`leaves a subscriber ${state}, and tells nothing new when it is told again`, async () => {
    const sent = await sentIssue();
    expect(await post(sent, write(sent), provider)).toMatchObject({ fresh: 1, broken: 0 });
    expect(await sent.states()).toEqual([state, 'active', 'active']);
    const stats = await sent.stats();
    expect(await post(sent, write(sent), provider)).toMatchObject({ fresh: 0, ended: nobody });
    expect(await sent.stats()).toEqual(stats);
  });
});

test('without our ids an event is put to the batch by the provider’s id of its first mail', async () => {
  const sent = await sentIssue();
  const ours = postmarkEvent('Bounce', {}, { MessageID: PROVIDER_ID });
  expect(await post(sent, ours, 'postmark')).toMatchObject({ fresh: 1, foreign: 0 });
  expect((await sent.stats()).outcomes.bounced).toBe(1);
  const other = postmarkEvent('Delivery', {}, { MessageID: POSTMARK_MESSAGE });
  expect(await post(sent, other, 'postmark')).toMatchObject({ fresh: 0, foreign: 1 });
});

test('what is no list of events, and what tries to reach behind objects, is broken and no more', async () => {
  const sent = await sentIssue();
  const complaint = JSON.stringify(sent.event('spamreport', 1));
  for (const body of [
    `[{"__proto__":${complaint}}]`,
    `[{"constructor":{"prototype":${complaint}}}]`,
    `{"__proto__":[${complaint}]}`,
    '{}',
    'null',
    '[',
  ]) {
    const taken = { provider: 'sendgrid', body, receivedAt: NOW.getTime() } as const;
    const counts = await recordWebhook({ events: sent.store.events }, taken, settings);
    expect(counts).toMatchObject({ fresh: 0, broken: 1 });
  }
  expect(await sent.states()).toEqual(['active', 'active', 'active']);
  expect({}).not.toHaveProperty('event');
});

test('a late bounce counts for the issue whose batch it names', async () => {
  const sent = await sentIssue();
  const late = sent.event('bounce', 1, { type: 'bounce', ...withoutOurIds });
  expect(await post(sent, [late])).toMatchObject({ fresh: 1, foreign: 0 });
  expect((await sent.stats()).outcomes.bounced).toBe(1);
});

test('mails of others, and test copies, count for no issue', async () => {
  const sent = await sentIssue();
  const body = [
    sent.event('delivered', 1, { issue_id: '2023-10-test', run_id: 'test-1' }),
    sent.event('open', 9, { ...withoutOurIds, sg_message_id: 'OTHER.1' }),
  ];
  expect(await post(sent, body)).toMatchObject({ fresh: 0, foreign: 2 });
});

test('clicks that are too old to be told from counted ones are not counted', async () => {
  const sent = await sentIssue();
  const old = sent.event('click', 1, {
    url: 'https://a.example/',
    timestamp: SECONDS - 36 * 86_400,
  });
  expect(await post(sent, [old])).toMatchObject({ tooOld: 1 });
  expect((await sent.stats()).clicks).toBe(0);
});

test('clicks are counted per link of the issue, and no token is kept', async () => {
  const sent = await sentIssue();
  const urls = [
    'https://a.example/?utm_source=hull&utm_campaign=letter-2023-10',
    'https://a.example/',
    'https://mail.hull.example/u/TOKEN-1',
    'https://mail.hull.example/u/TOKEN-2',
  ];
  await post(
    sent,
    urls.map((url, index) => sent.event('click', 1 + (index % 3), { url })),
  );
  expect((await sent.stats()).links).toEqual([
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
      const write = ({ event }: SentIssue) =>
        told.map(({ name, number, fields }) => event(name, number, fields));
      const [once, again] = [await sentIssue(), await sentIssue()];
      await post(once, write(once));
      const turned = write(again);
      turned.push(...turned.splice(0, turn));
      await post(again, turned.toReversed());
      await post(again, write(again));
      const last = await post(again, write(again));
      expect(last).toMatchObject({ fresh: 0, ended: nobody });
      expect(numbersOf(await again.stats())).toEqual(numbersOf(await once.stats()));
      expect(await again.states()).toEqual(await once.states());
    }),
    { numRuns: 20 },
  );
});

test('every accepted mail has exactly one outcome', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (told) => {
      const sent = await sentIssue();
      await post(
        sent,
        told.map(({ name, number, fields }) => sent.event(name, number, fields)),
      );
      const { outcomes, accepted } = await sent.stats();
      expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(accepted);
      expect(accepted).toBe(3);
    }),
    { numRuns: 20 },
  );
});

/** All but when it was. */
function numbersOf(stats: IssueStats): IssueStats {
  return { ...stats, startedAt: undefined, finishedAt: undefined };
}
