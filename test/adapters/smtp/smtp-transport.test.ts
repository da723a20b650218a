import { expect, onTestFinished, test } from 'vitest';
import { outcomeOfFailure } from '../../../src/adapters/smtp/read-failure.ts';
import type { SmtpConfig } from '../../../src/adapters/smtp/smtp-transport.ts';
import { createSmtpTransport } from '../../../src/adapters/smtp/smtp-transport.ts';
import type { SubmitOutcome, Submission } from '../../../src/core/delivery/message.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import { selfMadeCertificate } from '../../fakes/self-made-certificate.ts';
import type { SmtpBehaviour, SmtpDoubleOptions } from '../../fakes/smtp-double.ts';
import { SMTP_PASSWORD, SMTP_USER, startSmtpDouble } from '../../fakes/smtp-double.ts';
import type { PeerBehaviour } from '../transport-conformance.ts';
import { expectClean, quotation, transportConformance } from '../transport-conformance.ts';

const WRONG = 'another-Pa55word';
const secrets = [SMTP_PASSWORD, SMTP_USER, WRONG];
const timeouts = { connectMs: 500, silenceMs: 500, mailMs: 2000 };
const unlimited = { connections: 4, perSecond: 1000, timeouts };

function transportTo(url: string, over: Partial<SmtpConfig> = {}) {
  const transport = createSmtpTransport({ ...unlimited, url, ...over });
  onTestFinished(() => transport[Symbol.asyncDispose]());
  return transport;
}

async function talking(
  options: Partial<SmtpDoubleOptions> = {},
  ...behaviours: readonly SmtpBehaviour[]
) {
  const double = await startSmtpDouble({ tls: 'none', ...options });
  onTestFinished(() => double.close());
  double.next(...behaviours);
  return { double, transport: transportTo(double.url) };
}

for (const tls of ['none', 'starttls', 'implicit'] as const) {
  transportConformance(`SMTP (TLS: ${tls})`, async () => {
    const { double, transport } = await talking({ tls, pipelining: tls !== 'none' });
    const url = new URL(double.url);
    url.password = WRONG;
    const behaviourOf = (behaviour: PeerBehaviour, submission: Submission): SmtpBehaviour => {
      const said = quotation(submission, SMTP_PASSWORD);
      switch (behaviour) {
        case 'refuse-first':
          return { at: 'recipient', reply: `550 5.1.1 No such user here ${said}` };
        case 'busy':
          return { at: 'mail', reply: `451 4.3.2 Busy ${said}` };
        case 'quote':
          return { at: 'data', reply: `554 5.6.0 ${said}` };
        case 'reset-before':
          return { at: 'connect', reply: 'cut' };
        case 'reset-after':
          return { at: 'data', taken: true, reply: 'cut' };
        case 'hang':
          return { at: 'data', taken: true, reply: 'hang' };
      }
    };
    return {
      transport,
      stranger: transportTo(url.href),
      secrets,
      taken: double.taken,
      violations: double.violations,
      next: (behaviour, submission) => double.next(behaviourOf(behaviour, submission)),
      stop: () => double.close(),
    };
  });
}

const replies: readonly [SmtpBehaviour, SubmitOutcome][] = [
  [
    { at: 'connect', reply: '421 4.3.2 Come back' },
    {
      state: 'rejected',
      reason: 'The SMTP server asks to come back later (421). Come back',
      retryAfterMs: 10_000,
    },
  ],
  [
    { at: 'mail', reply: '421 4.3.2 Closing' },
    {
      state: 'rejected',
      reason: 'The SMTP server asks to come back later (421). Closing',
      retryAfterMs: 10_000,
    },
  ],
  [
    { at: 'mail', reply: '550 5.7.1 Not your address' },
    {
      state: 'rejected',
      reason: 'The SMTP server refuses the sender (550). Not your address',
    },
  ],
  [
    { at: 'recipient', reply: '450 4.2.0 Greylisted' },
    {
      state: 'rejected',
      reason: 'The SMTP server asks to come back later (450). Greylisted',
      retryAfterMs: 30_000,
    },
  ],
  [
    { at: 'recipient', reply: '554 5.7.1 Relay access denied' },
    { state: 'rejected', reason: 'The SMTP server refuses the mail (554). Relay access denied' },
  ],
  [
    { at: 'recipient', reply: '530 5.7.0 Log in first' },
    { state: 'rejected', reason: 'The SMTP server refuses the mail (530). Log in first' },
  ],
  [
    { at: 'data', reply: '552 5.3.4 Too large' },
    { state: 'rejected', reason: 'The SMTP server refuses the mail (552). Too large' },
  ],
  [
    { at: 'data', reply: '452 4.3.1 No space' },
    {
      state: 'rejected',
      reason: 'The SMTP server asks to come back later (452). No space',
      retryAfterMs: 30_000,
    },
  ],
];

test.each(replies)('a reply is a promise: %j', async (behaviour, expected) => {
  for (const pipelining of [true, false]) {
    const { double, transport } = await talking({ pipelining }, behaviour);
    expect(await transport.submit(sampleSubmission(1))).toEqual(expected);
    expect(double.taken).toEqual([]);
    expect(await transport.submit(sampleSubmission(1))).toMatchObject({ state: 'accepted' });
    expect(double.taken.length).toBe(1);
  }
});

test.each<[SmtpBehaviour, string]>([
  [{ at: 'connect', reply: 'hang' }, 'time-out'],
  [{ at: 'connect', reply: 'cut' }, 'E[A-Z]+'],
  [{ at: 'mail', reply: 'hang' }, 'time-out'],
  [{ at: 'mail', reply: 'cut' }, 'E[A-Z]+'],
  [{ at: 'recipient', reply: 'hang' }, 'time-out'],
  [{ at: 'recipient', reply: 'cut' }, 'E[A-Z]+'],
])('silence before the mail itself is certain: %j', async (behaviour, code) => {
  const { double, transport } = await talking({ pipelining: false }, behaviour);
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(
      new RegExp(`^The SMTP server could not be reached \\(${code}\\); nothing was sent\\.$`),
    ),
    retryAfterMs: 10_000,
  });
  expect(double.taken).toEqual([]);
});

test.each<SmtpBehaviour>([
  { at: 'data', reply: 'cut' },
  { at: 'data', reply: 'hang' },
  { at: 'data', taken: true, reply: 'cut' },
  { at: 'data', taken: true, reply: 'hang' },
])(
  'silence once the mail has begun leaves it unknown, and it is not sent again: %j',
  async (how) => {
    const { double, transport } = await talking({}, how);
    const outcome = await transport.submit(sampleSubmission(1));
    expect(outcome).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(/^No reply came from the SMTP server \([\w-]+\)\.$/),
    });
    // Long enough for a pool that would try again on another connection.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(double.taken.length).toBe(how.taken === true ? 1 : 0);
  },
);

test('a refusal that comes after the mail was read is one', async () => {
  const { transport } = await talking({}, { at: 'data', taken: true, reply: '554 5.7.1 Spam' });
  expect(await transport.submit(sampleSubmission(1))).toEqual({
    state: 'rejected',
    reason: 'The SMTP server refuses the mail (554). Spam',
  });
});

test('a reply of success where none is due promises nothing', () => {
  const error = { code: 'EPROTOCOL', command: 'CONN', response: '250 Ok', responseCode: 250 };
  const known = { submission: sampleSubmission(1), mayHaveLeft: true, secrets: [] };
  expect(outcomeOfFailure(error, known)).toEqual({
    state: 'unknown',
    reason: 'No reply came from the SMTP server (EPROTOCOL).',
  });
});

test('a host without a name took nothing', async () => {
  const transport = transportTo('smtps://nowhere.invalid');
  expect(await transport.submit(sampleSubmission(1))).toMatchObject({
    state: 'rejected',
    reason: expect.stringMatching(/could not be reached \(E[A-Z_]+\); nothing was sent\.$/),
    retryAfterMs: 10_000,
  });
});

// The wildcard address is this machine too, and no name that the transport knows it by.
const ELSEWHERE = '0.0.0.0';
const certificate = selfMadeCertificate(ELSEWHERE);

test.each(['implicit', 'starttls'] as const)(
  'elsewhere the certificate must be trusted and be for that host (%s)',
  async (tls) => {
    const { double } = await talking({ tls, certificate, host: ELSEWHERE });
    const trusting = transportTo(double.url, { ca: certificate.cert });
    expect(await trusting.submit(sampleSubmission(1))).toMatchObject({ state: 'accepted' });
    expect(double.logins).toEqual({ all: 1, encrypted: 1 });
    for (const ca of [undefined, selfMadeCertificate(ELSEWHERE).cert]) {
      const outcome = await transportTo(double.url, { ca }).submit(sampleSubmission(1));
      expect(outcome).toEqual({
        state: 'rejected',
        reason: expect.stringMatching(/could not be reached \(\w*CERT\w*\); nothing was sent\.$/),
      });
    }
    const other = selfMadeCertificate('192.0.2.1');
    const impostor = await talking({ tls, certificate: other, host: ELSEWHERE });
    const outcome = await transportTo(impostor.double.url, { ca: other.cert }).submit(
      sampleSubmission(1),
    );
    expect(outcome).toMatchObject({
      state: 'rejected',
      reason: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    });
    expect([double.logins.all, impostor.double.logins.all]).toEqual([1, 0]);
  },
);

test('elsewhere nothing is said without encryption, not even a password', async () => {
  const { double, transport } = await talking({ tls: 'none', host: ELSEWHERE });
  const outcome = await transport.submit(sampleSubmission(1));
  expect(outcome).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(
      /^The SMTP server does not encrypt \(\d{3}\); nothing was sent\.$/,
    ),
  });
  expect(double.logins.all).toBe(0);
  expect(double.taken).toEqual([]);
});

test('connections are shared, and no more are open than the config allows', async () => {
  const { double } = await talking();
  const transport = transportTo(double.url, { connections: 2 });
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, no) => transport.submit(sampleSubmission(1, { batchNo: no }))),
  );
  expect(outcomes.filter(({ state }) => state === 'accepted').length).toBe(30);
  expect(double.connections.most).toBeLessThanOrEqual(2);
  expect(double.connections.all).toBeLessThanOrEqual(2);
});

test('no more mails leave in a second than the config allows', async () => {
  const { double } = await talking();
  const transport = transportTo(double.url, { connections: 4, perSecond: 5 });
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 14 }, (_, no) => transport.submit(sampleSubmission(1, { batchNo: no }))),
  );
  expect(double.taken.length).toBe(14);
  expect(performance.now() - begun).toBeGreaterThan(1000);
});

test('an idle connection is closed before long, so that a process can end', async () => {
  const { double } = await talking();
  // With the usual time-outs, so that it is not silence that closes it.
  const transport = transportTo(double.url, { timeouts: {} });
  await transport.submit(sampleSubmission(1));
  expect(double.connections.open).toBe(1);
  await expect.poll(() => double.connections.open, { timeout: 5000 }).toBe(0);
  expect(await transport.submit(sampleSubmission(1))).toMatchObject({ state: 'accepted' });
});

test('a connection that the server ends between two mails costs nothing', async () => {
  const { double, transport } = await talking();
  await transport.submit(sampleSubmission(1));
  double.next({ at: 'mail', reply: 'cut' });
  const outcome = await transport.submit(sampleSubmission(1, { batchNo: 2 }));
  expect(outcome).toMatchObject({ state: 'rejected', retryAfterMs: 10_000 });
  expect(await transport.submit(sampleSubmission(1, { batchNo: 2 }))).toMatchObject({
    state: 'accepted',
  });
  expect(double.taken.length).toBe(2);
});

test('the envelope names sender and recipient, and the id is the Message-ID', async () => {
  const { double, transport } = await talking();
  const submission = sampleSubmission(1);
  const outcome = await transport.submit(submission);
  const again = await transport.submit({ ...submission, attempt: 2 });
  expect(double.envelopes[0]).toEqual({
    from: submission.message.from.address,
    to: [submission.recipients[0]?.address],
  });
  expect(double.taken[0]?.headers['message-id']).toBe(
    `<${outcome.state === 'accepted' ? outcome.providerId : ''}>`,
  );
  // Receivers that have it already can tell.
  expect(again).toEqual(outcome);
});

test('addresses beyond ASCII arrive as they are', async () => {
  const { double, transport } = await talking();
  const one = sampleSubmission(1);
  for (const address of ['grün@example.org', 'reader@bücher.example']) {
    const recipients = one.recipients.map((each) => ({ ...each, address }));
    expect(await transport.submit({ ...one, recipients })).toMatchObject({ state: 'accepted' });
  }
  expect(double.envelopes.map(({ to }) => to[0])).toEqual([
    'grün@example.org',
    expect.stringMatching(/^reader@(?:bücher|xn--bcher-kva)\.example$/),
  ]);
});

test('a mail that is too large is rejected before any connection', async () => {
  const { double, transport } = await talking();
  const one = sampleSubmission(1);
  const outcome = await transport.submit({
    ...one,
    message: { ...one.message, html: 'h '.repeat(6_000_000) },
  });
  expect(outcome).toMatchObject({
    state: 'rejected',
    reason: expect.stringMatching(/^The mail has \d+ bytes; at most 10000000 are taken\.$/),
  });
  expect(double.connections.all).toBe(0);
});

test.each([
  '',
  'mail.example.com',
  'https://mail.example.com',
  'smtps://user@mail.example.com',
  'smtps://user:secret@mail.example.com/path',
  'smtps://user:secret@mail.example.com?x=1',
  'smtps://user:sec%ret@mail.example.com',
  'smtps://user:secret@',
  'smtps://user:secret@mail example.com',
])('the address %j is refused without showing it', (url) => {
  const make = () => createSmtpTransport({ ...unlimited, url });
  expect(make).toThrow(
    expect.objectContaining({ id: 'smtp-address-malformed', kind: 'configuration' }),
  );
  expect(make).not.toThrow(/secret|sec%ret/);
});

test('nothing secret is in what goes wrong at the login', async () => {
  const { double } = await talking();
  const url = new URL(double.url);
  url.password = WRONG;
  const submission = sampleSubmission(1);
  const outcome = await transportTo(url.href).submit(submission);
  expect(outcome).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(
      /^The SMTP server does not take user and password \(535\)\. Check SMTP_URL\. Not /,
    ),
  });
  expectClean(outcome, { secrets }, submission);
});
