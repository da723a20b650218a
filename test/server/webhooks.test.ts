/** Webhooks over real HTTP: what is proven is kept and thanked for, and nothing else gets in. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import {
  type TakenWebhook,
  type WebhookProvider,
  webhookProviders,
} from '../../src/core/events/webhook.ts';
import type { LogEntry } from '../../src/server/log.ts';
import type { ServerEnv } from '../../src/server/server-env.ts';
import { webhookRoutes, type WebhookDeps } from '../../src/server/webhook-routes.ts';
import { MAX_WEBHOOK_BYTES } from '../../src/workflows/take-webhook.ts';
import { recordWebhook } from '../../src/workflows/record-webhook.ts';
import { postmarkEvent } from '../fakes/postmark-events.ts';
import { resendEvent } from '../fakes/resend-events.ts';
import { NOW, settings } from '../fakes/sendgrid-events.ts';
import { sentIssue, type SentIssue } from '../fakes/sent-issue.ts';
import { proofOf, signedVerifiers } from '../fakes/signed-webhooks.ts';
import { stillClock } from '../fakes/still-clock.ts';
import { listening, raw } from './running.ts';

async function serving(replaced: Partial<WebhookDeps> = {}) {
  const kept: TakenWebhook[] = [];
  const log: LogEntry[] = [];
  const app = new Hono<ServerEnv>();
  app.use(async (context, next) => {
    context.set('requestId', 'request-1');
    await next();
  });
  app.route(
    '/',
    webhookRoutes({
      verifiers: signedVerifiers,
      accept: async (taken) => void kept.push(taken),
      clock: stillClock(NOW.toISOString()),
      log: (entry) => void log.push(entry),
      ...replaced,
    }),
  );
  const server = await listening({ fetch: (request) => app.fetch(request), drain: async () => {} });
  const post = (
    provider: string,
    body: string | ReadableStream<Uint8Array>,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const sent = { 'Content-Type': 'application/json', ...headers };
    // Node wants `duplex` with a stream, and the types do not know it.
    const request = { method: 'POST', body, headers: sent, duplex: 'half' };
    return fetch(`${server.url}/webhooks/${provider}`, request);
  };
  return { ...server, kept, log, post };
}

const logged = (provider: WebhookProvider) => ({
  at: NOW.toISOString(),
  event: 'webhook' as const,
  id: 'request-1',
  provider,
});

/** Complaints of the first reader, as each provider writes them. */
const complaint: Readonly<Record<WebhookProvider, (sent: SentIssue) => string>> = {
  sendgrid: (sent) => `[${JSON.stringify(sent.event('spamreport', 1))}]\r\n`,
  postmark: (sent) => JSON.stringify(postmarkEvent('SpamComplaint', sent.ids(1))),
  resend: (sent) => JSON.stringify(resendEvent('email.complained', sent.ids(1))),
};
const body: Readonly<Record<WebhookProvider, string>> = {
  sendgrid: '[{"event":"open"}]\r\n',
  postmark: '{"RecordType":"Open"}',
  resend: '{"type":"email.opened","data":{}}',
};
const signing = ['sendgrid', 'resend'] as const;

describe.each(webhookProviders)('what %s posts', (provider) => {
  test('is kept byte for byte, thanked for, and ends a subscription when it is recorded', async () => {
    const sent = await sentIssue();
    const server = await serving();
    const text = complaint[provider](sent);
    const answer = await server.post(provider, text, proofOf(provider, text, NOW));
    expect(answer.status).toBe(provider === 'postmark' ? 200 : 204);
    expect(server.kept).toEqual([{ provider, body: text, receivedAt: NOW.getTime() }]);
    expect(server.log).toEqual([]);
    for (const taken of server.kept) {
      await recordWebhook({ events: sent.store.events }, taken, settings);
    }
    expect(await sent.states()).toEqual(['complained', 'active', 'active']);
  });

  test('is proven by its bytes, whatever its content type says', async () => {
    const server = await serving();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'x/y; charset=utf-16']) {
      const headers = { ...proofOf(provider, body[provider], NOW), 'Content-Type': type };
      expect((await server.post(provider, body[provider], headers)).ok).toBe(true);
    }
    expect(server.kept).toHaveLength(3);
  });

  test('may come again: it is kept again, and recorded once', async () => {
    const sent = await sentIssue();
    const server = await serving();
    const text = complaint[provider](sent);
    const headers = proofOf(provider, text, NOW);
    for (const _ of [1, 2]) expect((await server.post(provider, text, headers)).ok).toBe(true);
    const [first, again] = server.kept;
    if (first === undefined || again === undefined) throw new Error('two were to be kept');
    const ports = { events: sent.store.events };
    expect(await recordWebhook(ports, first, settings)).toMatchObject({ fresh: 1 });
    expect(await recordWebhook(ports, again, settings)).toMatchObject({ fresh: 0, known: 1 });
  });

  test('is told again when it cannot be kept', async () => {
    const accept = async (): Promise<void> => {
      throw new Error('disk full: reader1@example.com');
    };
    const server = await serving({ accept });
    const headers = proofOf(provider, body[provider], NOW);
    expect((await server.post(provider, body[provider], headers)).status).toBe(503);
    expect(server.log).toMatchObject([
      { ...logged(provider), state: 'not-kept', error: expect.stringMatching(/^Error at /) },
    ]);
    expect(JSON.stringify(server.log)).not.toContain('reader1');
  });
});

/** In the middle: the last character of base64 may hold bits that mean nothing. */
function altered(proof: string): string {
  const middle = Math.floor(proof.length / 2);
  const other = proof[middle] === 'A' ? 'B' : 'A';
  return proof.slice(0, middle) + other + proof.slice(middle + 1);
}

describe.each(webhookProviders)('of %s nothing is kept', (provider) => {
  const refused = async (
    server: Awaited<ReturnType<typeof serving>>,
    request: Promise<Response>,
    expected: { readonly status: number; readonly told: { state: string; why: string } },
  ): Promise<string> => {
    const answer = await request;
    expect(answer.status).toBe(expected.status);
    expect(server.kept).toEqual([]);
    expect(server.log).toEqual([{ ...logged(provider), ...expected.told }]);
    return answer.text();
  };

  test('when nothing proves where it comes from', async () => {
    const server = await serving();
    const answer = await server.post(provider, body[provider]);
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/realm="webhooks"/);
    await refused(server, Promise.resolve(answer), {
      status: 401,
      told: { state: 'unproven', why: 'unsigned' },
    });
  });

  test('when the proof is forged, and the answer is the same as without one', async () => {
    const server = await serving();
    const unsigned = await (await server.post(provider, body[provider])).text();
    server.log.length = 0;
    const headers = Object.fromEntries(
      Object.entries(proofOf(provider, body[provider], NOW)).map(([name, value]) => [
        name,
        /timestamp|-id$/i.test(name) ? value : altered(value),
      ]),
    );
    const told = await refused(server, server.post(provider, body[provider], headers), {
      status: 401,
      told: { state: 'unproven', why: 'forged' },
    });
    expect(told).toBe(unsigned);
  });

  test('when no key is set up, though the proof were true', async () => {
    const server = await serving({ verifiers: { ...signedVerifiers, [provider]: undefined } });
    const headers = proofOf(provider, body[provider], NOW);
    await refused(server, server.post(provider, body[provider], headers), {
      status: 403,
      told: { state: 'not-set-up', why: 'no key' },
    });
  });

  test.each(['{', '"text"', '{"__proto__":{"type":"email.opened","RecordType":"Open"}}', ''])(
    'when it is %j, though it is signed',
    async (text) => {
      const server = await serving();
      await refused(server, server.post(provider, text, proofOf(provider, text, NOW)), {
        status: 400,
        told: { state: 'malformed', why: 'no JSON of the provider’s form' },
      });
      expect({}).not.toHaveProperty('type');
    },
  );

  test('when it is larger than it may be, announced or in parts', async () => {
    const large = ' '.repeat(MAX_WEBHOOK_BYTES + 1);
    const headers = proofOf(provider, large, NOW);
    const parts = new Blob([large]).stream();
    for (const sent of [large, parts]) {
      const server = await serving();
      await refused(server, server.post(provider, sent, headers), {
        status: 413,
        told: { state: 'too-large', why: `more than ${MAX_WEBHOOK_BYTES} bytes` },
      });
    }
  });

  test('by another method', async () => {
    const server = await serving();
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(`${server.url}/webhooks/${provider}`, { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('Allow')).toBe('POST');
    }
    expect(server.kept).toEqual([]);
  });
});

test.each(signing)('%s signs every byte, the last line break included', async (provider) => {
  const server = await serving();
  const text = `${body[provider].trimEnd()}\n`;
  const headers = proofOf(provider, text.trimEnd(), NOW);
  expect((await server.post(provider, text, headers)).status).toBe(401);
  expect((await server.post(provider, text.trimEnd(), headers)).status).toBe(204);
});

test.each([
  ['sendgrid', 24 * 60 * 60, 204],
  ['sendgrid', 26 * 60 * 60, 401],
  ['sendgrid', -11 * 60, 401],
  ['resend', 4 * 60, 204],
  ['resend', 6 * 60, 401],
  ['resend', -6 * 60, 401],
] as const)('%s, replayed after %d seconds, is answered %d', async (provider, seconds, status) => {
  const server = await serving();
  const headers = proofOf(provider, body[provider], new Date(NOW.getTime() - seconds * 1000));
  expect((await server.post(provider, body[provider], headers)).status).toBe(status);
  expect(server.log).toEqual(
    status === 204 ? [] : [{ ...logged(provider), state: 'unproven', why: 'stale' }],
  );
});

test('a proof of one provider is none of another', async () => {
  const server = await serving();
  for (const provider of webhookProviders) {
    for (const other of webhookProviders.filter((each) => each !== provider)) {
      const headers = proofOf(other, body[provider], NOW);
      expect((await server.post(provider, body[provider], headers)).status).toBe(401);
    }
  }
  expect(server.kept).toEqual([]);
});

test('a sender without a proof is answered before it has sent anything', async () => {
  const server = await serving();
  const answer = await raw(server.port, [
    'POST /webhooks/sendgrid HTTP/1.1',
    'Host: localhost',
    'Content-Length: 2000000',
  ]);
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

test('what announces too much is answered before it has sent anything', async () => {
  const server = await serving();
  const { Authorization = '' } = proofOf('postmark', '', NOW);
  const answer = await raw(server.port, [
    'POST /webhooks/postmark HTTP/1.1',
    'Host: localhost',
    `Authorization: ${Authorization}`,
    `Content-Length: ${MAX_WEBHOOK_BYTES + 1}`,
  ]);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('there are no other providers', async () => {
  const server = await serving();
  for (const name of ['mailgun', '__proto__', 'constructor', 'sendgrid/', 'SendGrid']) {
    expect((await server.post(name, '[]')).status).toBe(404);
  }
});
