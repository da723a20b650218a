import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { Server } from 'node:net';
import { inspect } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSendgridTransport } from '../../../src/adapters/sendgrid/sendgrid-transport.ts';
import type { SubmitOutcome, Submission } from '../../../src/core/delivery/message.ts';
import { mailSendRequest } from '../../fakes/mail-send-schema.ts';
import { DOUBLE_KEY, startSendgridDouble } from '../../fakes/sendgrid-double.ts';
import type { Behaviour } from '../../fakes/sendgrid/behaviour.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

/** Starts a double and a transport that talks to it. */
async function talking(...behaviours: readonly Behaviour[]) {
  const double = await startSendgridDouble();
  onTestFinished(() => double.close());
  double.next(...behaviours);
  const transport = createSendgridTransport({
    apiKey: DOUBLE_KEY,
    baseUrl: double.url,
    timeoutMs: 400,
  });
  return { double, transport };
}

/** Nothing secret or personal in what is kept, however deep one looks. */
function expectClean(value: unknown, submission: Submission): void {
  const seen = `${JSON.stringify(value)}${inspect(value, { depth: 20, showHidden: true })}`;
  expect(seen).not.toContain(DOUBLE_KEY);
  expect(seen).not.toContain('Grüße');
  expect(seen).not.toMatch(/reader\.\d+@/);
  for (const { unsubscribeToken } of submission.recipients.slice(0, 20)) {
    expect(seen).not.toContain(unsubscribeToken);
  }
}

test('a batch of 1000 is taken in one request that the double finds in order', async () => {
  const { double, transport } = await talking();
  const submission = sampleSubmission(1000);
  const outcome = await transport.submit(submission);
  expect(outcome).toEqual({ state: 'accepted', providerId: 'double-1' });
  expect(double.counts()).toEqual({
    requests: 1,
    valid: 1,
    accepted: 1000,
    waiting: 0,
    delivered: 1000,
    discarded: 0,
    distinct: 1000,
    duplicates: 0,
    violations: [],
    strays: [],
    calls: {},
  });
  expect(double.accepted.map(({ email }) => email)).toEqual(
    submission.recipients.map(({ address }) => address),
  );
});

test('the body of a request is what the golden file shows', async () => {
  const { double, transport } = await talking();
  await transport.submit(sampleSubmission(2));
  await expect(`${JSON.stringify(double.bodies[0], null, 2)}\n`).toMatchFileSnapshot(
    '../../golden/sendgrid/two-recipients.json',
  );
});

test('no header of the message leaves as a header of the request', async () => {
  const { double, transport } = await talking();
  await transport.submit(sampleSubmission(3));
  expect(Object.keys(double.httpHeaders[0] ?? {}).toSorted()).toEqual([
    'accept',
    'accept-encoding',
    'authorization',
    'connection',
    'content-length',
    'content-type',
    'host',
    'user-agent',
  ]);
});

test('custom arguments and the category hold ids only', async () => {
  const { double, transport } = await talking();
  await transport.submit(sampleSubmission(3));
  const { categories, personalizations } = mailSendRequest.parse(double.bodies[0]);
  const kept = JSON.stringify([categories, personalizations.map((each) => each.custom_args)]);
  expect(kept).not.toContain('@');
  expect(kept).not.toContain('v1.');
});

const certain: readonly [string, Behaviour, SubmitOutcome][] = [
  [
    'a redirect is not followed and nothing was taken',
    { kind: 'redirect' },
    {
      state: 'rejected',
      reason:
        'The address answered with a redirect (302), which was not followed. Check SENDGRID_API_URL.',
    },
  ],
  [
    'a 200 is sandbox mode and no acceptance',
    { kind: 'status', status: 200, body: {} },
    {
      state: 'rejected',
      reason: 'SendGrid checked the mail and sent nothing (200): sandbox mode is on.',
    },
  ],
  [
    'a 413 is refused',
    { kind: 'status', status: 413 },
    {
      state: 'rejected',
      reason: 'SendGrid finds the request too large (413). Make the issue smaller.',
    },
  ],
  [
    'a 500 leaves it unknown, though the mail may go out',
    { kind: 'status', status: 500, takes: true },
    { state: 'unknown', reason: 'SendGrid answered 500.' },
  ],
  [
    'a 503 leaves it unknown',
    { kind: 'status', status: 503 },
    { state: 'unknown', reason: 'SendGrid answered 503.' },
  ],
  [
    'a 408 leaves it unknown',
    { kind: 'status', status: 408 },
    { state: 'unknown', reason: 'SendGrid answered 408.' },
  ],
  [
    'a connection cut before the body was read leaves it unknown',
    { kind: 'reset-before' },
    { state: 'unknown', reason: 'No readable answer came from SendGrid (ECONNRESET).' },
  ],
  [
    'a connection cut after the mail was taken leaves it unknown',
    { kind: 'reset-after' },
    { state: 'unknown', reason: 'No readable answer came from SendGrid (ECONNRESET).' },
  ],
  [
    'no answer in time leaves it unknown',
    { kind: 'hang', takes: true },
    { state: 'unknown', reason: 'No readable answer came from SendGrid (time-out).' },
  ],
  [
    'an acceptance that comes too late leaves it unknown',
    { kind: 'accept', delayMs: 900 },
    { state: 'unknown', reason: 'No readable answer came from SendGrid (time-out).' },
  ],
  [
    'an acceptance within the time counts',
    { kind: 'accept', delayMs: 50 },
    { state: 'accepted', providerId: 'double-1' },
  ],
  [
    'a 202 without its id leaves it unknown',
    { kind: 'accept', anonymous: true },
    {
      state: 'unknown',
      reason:
        'A 202 came without the X-Message-Id that SendGrid gives; perhaps it is not SendGrid.',
    },
  ],
];

test.each(certain)('%s', async (_title, behaviour, expected) => {
  const { double, transport } = await talking(behaviour);
  const submission = sampleSubmission(3);
  const outcome = await transport.submit(submission);
  expect(outcome).toEqual(expected);
  expectClean(outcome, submission);
  expect(double.counts().requests).toBe(1);
  expect(double.counts().strays).toEqual([]);
  expect(double.counts().violations).toEqual([]);
});

test('a key that SendGrid does not know is rejected with the remedy and without the key', async () => {
  const double = await startSendgridDouble({ apiKey: 'SG.another' });
  onTestFinished(() => double.close());
  const transport = createSendgridTransport({ apiKey: DOUBLE_KEY, baseUrl: double.url });
  const submission = sampleSubmission(2);
  const outcome = await transport.submit(submission);
  expect(outcome).toEqual({
    state: 'rejected',
    reason:
      'SendGrid does not know the key (401). Check SENDGRID_API_KEY. The provided authorization grant is invalid, expired, or revoked',
  });
  expectClean(outcome, submission);
  expect(double.accepted).toEqual([]);
});

test.each([
  [5, 3_000, 5_000],
  [-100, 1_000, 1_000],
  [9_999, 60_000, 60_000],
])('a rate limit that ends in %i s waits %i to %i ms', async (resetInSeconds, least, most) => {
  const { transport } = await talking({ kind: 'rate-limit', resetInSeconds });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toMatchObject({ state: 'rejected', reason: 'SendGrid asks to wait (429).' });
  const wait = outcome.state === 'rejected' ? (outcome.retryAfterMs ?? 0) : 0;
  expect(wait).toBeGreaterThanOrEqual(least);
  expect(wait).toBeLessThanOrEqual(most);
});

test('a rate limit counts by the clock of the answer, not by ours', async () => {
  const { transport } = await talking({
    kind: 'status',
    status: 429,
    headers: { date: 'Thu, 02 Nov 2023 08:00:00 GMT', 'x-ratelimit-reset': '1698912012' },
  });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toMatchObject({ state: 'rejected', retryAfterMs: 12_000 });
});

test('a rate limit without its end waits ten seconds', async () => {
  const { transport } = await talking({ kind: 'status', status: 429 });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toMatchObject({ state: 'rejected', retryAfterMs: 10_000 });
});

test('explanations name the subscriber by id and nothing personal, secret or quoted', async () => {
  const submission = sampleSubmission(3);
  const [, second] = submission.recipients;
  const errors = [
    {
      field: 'personalizations.1.to.0.email',
      message: `The address ${second?.address} of Someone.Else@mail.example.net is not valid.`,
    },
    {
      field: null,
      message: `Key ${DOUBLE_KEY} or SG.other-key_1.x with\n${second?.unsubscribeToken}.`,
    },
    { field: 'content', message: `Unexpected: ${submission.message.html.slice(0, 120)}` },
    { field: 'reader.1@example.org', message: 'x'.repeat(5_000) },
    { field: 'from', message: 'Plain.' },
    { field: 'from', message: 'One too many.' },
  ];
  const { transport } = await talking({ kind: 'status', status: 400, body: { errors } });
  const outcome = await transport.submit(submission);
  expect(
    outcome.state === 'rejected' ? outcome.reason.replaceAll('x'.repeat(240), 'xxx') : '',
  ).toBe(
    [
      'SendGrid refused the request (400).',
      'personalizations.1.to.0.email: The address (address) of (address) is not valid. (subscriber 0190b0aa-1111-7000-8000-000000000001)',
      'Key … or … with ….',
      'content: (quotes the mail)',
      '',
      'from: Plain.',
      '(and 1 more)',
    ].join(' '),
  );
  expectClean(outcome, submission);
});

test('an answer that is no JSON is told by its status', async () => {
  const { transport } = await talking({
    kind: 'status',
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: 'reader.1@example.org was here',
  });
  const outcome = await transport.submit(sampleSubmission(2));
  expect(outcome).toEqual({
    state: 'rejected',
    reason: 'SendGrid forbids it (403). Check the permissions of the key and the sender’s address.',
  });
});

test('an acceptance with an answer without end leaves it unknown', async () => {
  const { transport } = await talking({ kind: 'status', status: 202, body: 'y'.repeat(3_000_000) });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toEqual({
    state: 'unknown',
    reason: 'No readable answer came from SendGrid (ERR_BAD_RESPONSE).',
  });
});

test('a host that refuses connections or has no name took nothing', async () => {
  const { double } = await talking();
  await double.close();
  const submission = sampleSubmission(1);
  for (const [baseUrl, code] of [
    [double.url, 'ECONNREFUSED'],
    ['https://nowhere.invalid', '(?:ENOTFOUND|EAI_AGAIN)'],
  ] as const) {
    const transport = createSendgridTransport({ apiKey: DOUBLE_KEY, baseUrl });
    const outcome = await transport.submit(submission);
    expect(outcome).toEqual({
      state: 'rejected',
      reason: expect.stringMatching(
        new RegExp(`^SendGrid could not be reached \\(${code}\\); nothing was sent\\.$`),
      ),
      retryAfterMs: 10_000,
    });
    expectClean(outcome, submission);
  }
});

test('a handshake that is cut or never ends took nothing', async () => {
  for (const [kind, code] of [
    ['cut', 'ECONNRESET'],
    ['silent', 'time-out'],
  ] as const) {
    let bytes = 0;
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      if (kind === 'cut') socket.destroy();
      else socket.on('data', (chunk) => (bytes += chunk.length));
    });
    const baseUrl = `https://127.0.0.1:${await portOf(server)}`;
    const transport = createSendgridTransport({ apiKey: DOUBLE_KEY, baseUrl, timeoutMs: 300 });
    expect(await transport.submit(sampleSubmission(1))).toEqual({
      state: 'rejected',
      reason: `SendGrid could not be reached (${code}); nothing was sent.`,
      retryAfterMs: 10_000,
    });
    if (kind === 'silent') expect(bytes).toBeGreaterThan(0);
  }
});

test('a server that speaks another TLS took nothing, and waiting would not help', async () => {
  const server = createTlsServer({});
  const baseUrl = `https://127.0.0.1:${await portOf(server)}`;
  const transport = createSendgridTransport({ apiKey: DOUBLE_KEY, baseUrl });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(/^SendGrid could not be reached \(\w+\); nothing was sent\.$/),
  });
});

test('what breaks a limit is rejected before any request', async () => {
  const { double, transport } = await talking();
  const message = sampleSubmission(0).message;
  const one = sampleSubmission(1);
  const twice = [...one.recipients, ...one.recipients];
  const long = one.recipients.map((each) => ({ ...each, unsubscribeToken: 't'.repeat(10_001) }));
  const reasons: string[] = [];
  for (const submission of [
    sampleSubmission(0),
    sampleSubmission(1001),
    { ...one, recipients: twice },
    { ...one, recipients: long },
    { ...one, issueId: 'ü'.repeat(10) },
    { ...one, message: { ...message, html: 'h'.repeat(30_000_000) } },
  ]) {
    const outcome = await transport.submit(submission);
    reasons.push(outcome.state === 'rejected' ? outcome.reason : outcome.state);
  }
  expect(reasons).toMatchInlineSnapshot(`
    [
      "A request takes 1 to 1000 recipients, not 0.",
      "A request takes 1 to 1000 recipients, not 1001.",
      "The batch names a recipient more than once (1 too many).",
      "The personal part of recipient 1 is over 10000 bytes.",
      "The issue's id is not 255 ASCII characters or fewer.",
      "The request has 30001259 bytes; at most 29999999 are taken. Make the issue or the batches smaller.",
    ]
  `);
  expect(double.counts().requests).toBe(0);
});

test('a key of another look is used without a word on the console', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  const double = await startSendgridDouble({ apiKey: 'not-the-usual-look' });
  onTestFinished(() => double.close());
  const transport = createSendgridTransport({
    apiKey: ' not-the-usual-look\n',
    baseUrl: `${double.url}/`,
  });
  expect(await transport.submit(sampleSubmission(1))).toMatchObject({ state: 'accepted' });
  expect(warn).not.toHaveBeenCalled();
});

test('two transports keep their keys and addresses apart', async () => {
  const first = await talking();
  const second = await startSendgridDouble({ apiKey: 'SG.second' });
  onTestFinished(() => second.close());
  const other = createSendgridTransport({ apiKey: 'SG.second', baseUrl: second.url });
  const outcomes = await Promise.all([
    first.transport.submit(sampleSubmission(2)),
    other.submit(sampleSubmission(3)),
  ]);
  expect(outcomes.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  expect([first.double.accepted.length, second.accepted.length]).toEqual([2, 3]);
});

test.each([
  ['', undefined, 'sendgrid-key-malformed'],
  ['SG.a b', undefined, 'sendgrid-key-malformed'],
  ['SG.a\r\nX-Evil: 1', undefined, 'sendgrid-key-malformed'],
  ['SG.key', 'api.sendgrid.com', 'sendgrid-address-malformed'],
  ['SG.key', 'https://me:secret@api.sendgrid.com', 'sendgrid-address-malformed'],
  ['SG.key', 'ftp://api.sendgrid.com', 'sendgrid-address-malformed'],
  ['SG.key', 'http://api.sendgrid.com', 'sendgrid-address-insecure'],
])('the key %j with the address %j is refused as %s', (apiKey, baseUrl, id) => {
  const make = () => createSendgridTransport({ apiKey, baseUrl });
  expect(make).toThrow(expect.objectContaining({ id, kind: 'configuration' }));
  expect(make).not.toThrow(/SG\.|secret/);
});

async function portOf(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
