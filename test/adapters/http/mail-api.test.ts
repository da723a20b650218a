/** What the transports that post whole mails have in common, through the one of Postmark. */
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { mailboxText } from '../../../src/adapters/http/whole-mails.ts';
import { createPostmarkTransport } from '../../../src/adapters/postmark/postmark-transport.ts';
import { createResendTransport } from '../../../src/adapters/resend/resend-transport.ts';
import type { SubmitOutcome } from '../../../src/core/delivery/message.ts';
import type { ApiBehaviour } from '../../fakes/mail-api-double.ts';
import { POSTMARK_TOKEN, startPostmarkDouble } from '../../fakes/postmark-double.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

async function talking(...behaviours: readonly ApiBehaviour[]) {
  const double = await startPostmarkDouble();
  onTestFinished(() => double.close());
  double.next(...behaviours);
  const config = { key: POSTMARK_TOKEN, baseUrl: double.url, timeoutMs: 400 };
  return { double, transport: createPostmarkTransport(config) };
}

const certain: readonly [ApiBehaviour, SubmitOutcome][] = [
  [
    { kind: 'redirect' },
    {
      state: 'rejected',
      reason:
        'The address answered with a redirect (302), which was not followed. Check POSTMARK_API_URL.',
    },
  ],
  [
    { kind: 'status', status: 413 },
    {
      state: 'rejected',
      reason: 'Postmark finds the request too large (413). Make the issue smaller.',
    },
  ],
  [
    { kind: 'status', status: 404 },
    {
      state: 'rejected',
      reason: 'There is no mail API at this address (404). Check POSTMARK_API_URL.',
    },
  ],
  [
    { kind: 'status', status: 500, takes: true },
    { state: 'unknown', reason: 'Postmark answered 500.' },
  ],
  [
    { kind: 'status', status: 503 },
    { state: 'unknown', reason: 'Postmark answered 503.' },
  ],
  [
    { kind: 'status', status: 408 },
    { state: 'unknown', reason: 'Postmark answered 408.' },
  ],
  [
    { kind: 'status', status: 202 },
    { state: 'unknown', reason: 'Postmark answered 202.' },
  ],
  [
    { kind: 'reset-before' },
    { state: 'unknown', reason: 'No readable answer came from Postmark (ECONNRESET).' },
  ],
  [
    { kind: 'accept', delayMs: 900 },
    { state: 'unknown', reason: 'No readable answer came from Postmark (time-out).' },
  ],
  [
    { kind: 'endless' },
    { state: 'unknown', reason: 'No readable answer came from Postmark (ANSWER_TOO_LARGE).' },
  ],
];

test.each(certain)('%j', async (behaviour, expected) => {
  const { double, transport } = await talking(behaviour);
  expect(await transport.submit(sampleSubmission(3))).toEqual(expected);
  expect(double.requests()).toBe(1);
  expect(double.strays).toEqual([]);
  expect(double.violations).toEqual([]);
});

test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'ratelimit-reset': '3' }, 3000],
  [{ 'retry-after': '0' }, 1000],
  [{ 'retry-after': '9999' }, 60_000],
  [{ 'retry-after': 'Thu, 02 Nov 2023 08:00:00 GMT' }, 10_000],
  [{ 'retry-after': ' ' }, 10_000],
  [{}, 10_000],
])('after a 429 with %j it waits %i ms', async (headers, retryAfterMs) => {
  const { transport } = await talking({ kind: 'status', status: 429, headers });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toEqual({
    state: 'rejected',
    reason: 'Postmark asks to wait (429).',
    retryAfterMs,
  });
});

test('a refusal whose explanation has no end is a refusal', async () => {
  const body = { Message: 'y'.repeat(3_000_000) };
  const { transport } = await talking({ kind: 'status', status: 422, body });
  expect(await transport.submit(sampleSubmission(1))).toEqual({
    state: 'rejected',
    reason: 'Postmark refused the request (422).',
  });
});

test('a host without a name took nothing', async () => {
  const config = { key: POSTMARK_TOKEN, baseUrl: 'https://nowhere.invalid' };
  const outcome = await createPostmarkTransport(config).submit(sampleSubmission(1));
  expect(outcome).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(
      /^Postmark could not be reached \((?:ENOTFOUND|EAI_AGAIN)\); nothing was sent\.$/,
    ),
    retryAfterMs: 10_000,
  });
});

test('a handshake that is cut or never ends took nothing', async () => {
  for (const [kind, code] of [
    ['cut', 'ECONNRESET'],
    ['silent', 'time-out'],
  ] as const) {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      if (kind === 'cut') socket.destroy();
    });
    const baseUrl = `https://127.0.0.1:${await portOf(server)}`;
    const config = { key: POSTMARK_TOKEN, baseUrl, timeoutMs: 300 };
    expect(await createPostmarkTransport(config).submit(sampleSubmission(1))).toEqual({
      state: 'rejected',
      reason: `Postmark could not be reached (${code}); nothing was sent.`,
      retryAfterMs: 10_000,
    });
  }
});

test('a server that speaks another TLS took nothing, and waiting would not help', async () => {
  const baseUrl = `https://127.0.0.1:${await portOf(createTlsServer({}))}`;
  const transport = createPostmarkTransport({ key: POSTMARK_TOKEN, baseUrl });
  expect(await transport.submit(sampleSubmission(1))).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(/^Postmark could not be reached \(\w+\); nothing was sent\.$/),
  });
});

test('what breaks a limit is rejected before any request', async () => {
  const { double, transport } = await talking();
  const one = sampleSubmission(1);
  const reasons: string[] = [];
  for (const submission of [
    sampleSubmission(0),
    sampleSubmission(501),
    { ...one, recipients: [...one.recipients, ...one.recipients] },
    { ...one, issueId: 'a@b' },
    { ...one, message: { ...one.message, html: 'h'.repeat(50_000_000) } },
  ]) {
    const outcome = await transport.submit(submission);
    reasons.push(outcome.state === 'rejected' ? outcome.reason : outcome.state);
  }
  expect(reasons).toMatchInlineSnapshot(`
    [
      "A request takes 1 to 500 recipients, not 0.",
      "A request takes 1 to 500 recipients, not 501.",
      "The batch names a recipient more than once (1 too many).",
      "An id is not made of 80 letters, digits, _ and - or fewer.",
      "The request has 50000894 bytes; at most 50000000 are taken. Make the issue or the batches smaller.",
    ]
  `);
  expect(double.requests()).toBe(0);
});

test.each([
  ['', undefined, 'api-key-malformed'],
  ['se cret', undefined, 'api-key-malformed'],
  ['secret\r\nX-Evil: 1', undefined, 'api-key-malformed'],
  ['secret', 'api.example.com', 'api-address-malformed'],
  ['secret', 'https://me:secret@api.example.com', 'api-address-malformed'],
  ['secret', 'ftp://api.example.com', 'api-address-malformed'],
  ['secret', 'http://api.example.com', 'api-address-insecure'],
])('the key %j with the address %j is refused as %s', (key, baseUrl, id) => {
  for (const create of [createPostmarkTransport, createResendTransport]) {
    const make = () => create({ key, baseUrl });
    expect(make).toThrow(expect.objectContaining({ id, kind: 'configuration' }));
    expect(make).not.toThrow(/secret/);
  }
});

test.each([
  ['Ada Osei', 'Ada Osei <a@b.example>'],
  ["Žofie O'Brien-2", "Žofie O'Brien-2 <a@b.example>"],
  ['Hull & Harbor', '"Hull & Harbor" <a@b.example>'],
  ['A, B <c@d.example>', '"A, B <c@d.example>" <a@b.example>'],
  ['say "hi" \\o/', '"say \\"hi\\" \\\\o/" <a@b.example>'],
  ['two\r\nlines', 'two lines <a@b.example>'],
  [' ', 'a@b.example'],
])('the name %j stands before the address as %s', (name, expected) => {
  expect(mailboxText({ name, address: 'a@b.example' })).toBe(expected);
});

async function portOf(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
