/** What is taken of a provider: only what is proven and has its form, and nothing before it is kept. */
import { describe, expect, test } from 'vitest';
import type {
  TakenWebhook,
  WebhookProvider,
  WebhookVerdict,
} from '../../src/core/events/webhook.ts';
import { MAX_WEBHOOK_BYTES, takeWebhook } from '../../src/workflows/take-webhook.ts';
import { NOW } from '../fakes/sendgrid-events.ts';
import { stillClock } from '../fakes/still-clock.ts';

interface Posted {
  readonly body: string | Uint8Array;
  readonly provider?: WebhookProvider;
  /** By the headers alone, and with the body. */
  readonly verdicts?: readonly [WebhookVerdict, WebhookVerdict] | undefined;
}

async function take({ body, provider = 'sendgrid', ...posted }: Posted) {
  const kept: TakenWebhook[] = [];
  let bytesRead = 0;
  const verdicts = 'verdicts' in posted ? posted.verdicts : (['unread', 'genuine'] as const);
  const answer = await takeWebhook(
    {
      clock: stillClock(NOW.toISOString()),
      accept: async (taken) => void kept.push(taken),
      verifier: verdicts && { verify: (request) => verdicts[request.body === undefined ? 0 : 1] },
    },
    {
      provider,
      headers: new Headers(),
      read: async (maxBytes) => {
        const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
        bytesRead = bytes.length;
        return bytes.length > maxBytes ? undefined : bytes;
      },
    },
  );
  return { answer, kept, bytesRead };
}

test('what is genuine is kept byte for byte, with its time', async () => {
  const body = '[ {"event":"open","ü":"\\u0000"} ]\r\n';
  expect(await take({ body })).toMatchObject({
    answer: { state: 'taken' },
    kept: [{ provider: 'sendgrid', body, receivedAt: NOW.getTime() }],
  });
});

test.each([
  ['postmark', '{"RecordType":"Open"}'],
  ['resend', '{"type":"email.opened","data":{}}'],
] as const)('of %s one event a request is taken', async (provider, body) => {
  expect((await take({ body, provider })).kept).toMatchObject([{ provider, body }]);
});

describe('nothing is kept', () => {
  test('without a key, and nothing is read', async () => {
    expect(await take({ body: '[]', verdicts: undefined })).toMatchObject({
      answer: { state: 'not-set-up' },
      kept: [],
      bytesRead: 0,
    });
  });

  test.each(['unsigned', 'forged', 'stale'] as const)(
    'of what is %s, and the body is not read when its headers say so',
    async (verdict) => {
      expect(await take({ body: '[]', verdicts: [verdict, 'genuine'] })).toEqual({
        answer: { state: 'unproven', why: verdict },
        kept: [],
        bytesRead: 0,
      });
      expect(await take({ body: '[]', verdicts: ['unread', verdict] })).toMatchObject({
        answer: { state: 'unproven', why: verdict },
        kept: [],
      });
    },
  );

  test.each([
    ['sendgrid', '[{]'],
    ['sendgrid', '{"event":"open"}'],
    ['sendgrid', ''],
    ['sendgrid', new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])],
    ['postmark', '[{"RecordType":"Open"}]'],
    ['postmark', '{"RecordType":1}'],
    ['postmark', '{"__proto__":{"RecordType":"Open"}}'],
    ['resend', '{"data":{}}'],
    ['resend', 'null'],
  ] as const)('of %s when the body is %j', async (provider, body) => {
    const { answer, kept } = await take({ provider, body });
    expect(answer).toMatchObject({ state: 'malformed' });
    expect(kept).toEqual([]);
  });

  test('of a body that is too large, though it were genuine', async () => {
    const { answer, kept } = await take({ body: new Uint8Array(MAX_WEBHOOK_BYTES + 1) });
    expect(answer).toMatchObject({ state: 'too-large' });
    expect(kept).toEqual([]);
  });

  test('of too many events', async () => {
    const body = JSON.stringify(Array.from({ length: 20_001 }, () => 1));
    const { answer, kept } = await take({ body });
    expect(answer).toMatchObject({ state: 'too-large' });
    expect(kept).toEqual([]);
  });
});
