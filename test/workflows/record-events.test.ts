/** What the webhook takes: only what is signed, all of it once, whatever is wrong with a part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IssueStats } from '../../src/core/stats/issue-stats.ts';
import type { WebhookVerdict } from '../../src/core/events/webhook.ts';
import { MAX_WEBHOOK_BYTES, recordEvents } from '../../src/workflows/record-events.ts';
import { NOW, SECONDS, settings, withoutOurIds } from '../fakes/sendgrid-events.ts';
import { sentIssue, type SentIssue } from '../fakes/sent-issue.ts';
import { stillClock } from '../fakes/still-clock.ts';

function post(
  { store: { events } }: SentIssue,
  body: unknown,
  verdict: WebhookVerdict = 'genuine',
) {
  const bytes =
    body instanceof Uint8Array ? body : new TextEncoder().encode(`${JSON.stringify(body)}\r\n`);
  return recordEvents(
    { events, clock: stillClock(NOW.toISOString()), verifier: { verify: () => verdict } },
    { headers: new Headers(), body: bytes },
    settings,
  );
}

const none = { fresh: 0, known: 0, foreign: 0, tooOld: 0, other: 0, broken: 0 };
const nobody = { bounced: 0, complained: 0, unsubscribed: 0 };

describe('nothing is recorded', () => {
  const refused = async (body: unknown, verdict?: WebhookVerdict) => {
    const sent = await sentIssue();
    const answer = await post(sent, body ?? [sent.event('spamreport', 1)], verdict);
    expect(await sent.states()).toEqual(['active', 'active', 'active']);
    return answer;
  };

  test.each(['unsigned', 'forged', 'stale'] as const)(
    'of a request that is %s',
    async (verdict) => {
      expect(await refused(undefined, verdict)).toEqual({ status: 401, why: verdict });
    },
  );

  test.each([
    ['no JSON', new TextEncoder().encode('[{]')],
    ['no array', new TextEncoder().encode('{"event":"open"}')],
    ['no UTF-8', new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])],
    ['empty', new Uint8Array()],
  ])('of a body that is %s', async (_what, body) => {
    expect(await refused(body)).toMatchObject({ status: 400 });
  });

  test('of a body that is too large, not even whether it is signed', async () => {
    const body = new Uint8Array(MAX_WEBHOOK_BYTES + 1);
    expect(await refused(body, 'forged')).toMatchObject({ status: 413 });
  });

  test('of too many events', async () => {
    const events = Array.from({ length: 20_001 }, () => 1);
    expect(await refused(events)).toMatchObject({ status: 413 });
  });
});

test('a broken event does not keep the others', async () => {
  const sent = await sentIssue();
  const body = [sent.event('delivered', 1), null, { event: 'open' }, { ...sent.event('x', 1) }];
  expect(await post(sent, body)).toEqual({
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
  const sent = await sentIssue();
  await post(sent, [sent.event(name, 2, fields)]);
  expect(await sent.states()).toEqual(['active', state, 'active']);
});

test('a late bounce counts for the issue whose batch it names', async () => {
  const sent = await sentIssue();
  const late = sent.event('bounce', 1, { type: 'bounce', ...withoutOurIds });
  expect(await post(sent, [late])).toMatchObject({ counts: { fresh: 1, foreign: 0 } });
  expect((await sent.stats()).outcomes.bounced).toBe(1);
});

test('mails of others, and test copies, count for no issue', async () => {
  const sent = await sentIssue();
  const body = [
    sent.event('delivered', 1, { issue_id: '2023-10-test', run_id: 'test-1' }),
    sent.event('open', 9, { ...withoutOurIds, sg_message_id: 'OTHER.1' }),
  ];
  expect(await post(sent, body)).toMatchObject({ counts: { fresh: 0, foreign: 2 } });
});

test('clicks that are too old to be told from counted ones are not counted', async () => {
  const sent = await sentIssue();
  const old = sent.event('click', 1, {
    url: 'https://a.example/',
    timestamp: SECONDS - 36 * 86_400,
  });
  expect(await post(sent, [old])).toMatchObject({ counts: { tooOld: 1 } });
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
      expect(last).toMatchObject({ status: 204, counts: { fresh: 0, ended: nobody } });
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
