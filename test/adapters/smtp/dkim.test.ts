/** Signatures of what arrived, verified by another program than the one that made them. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth';
import { expect, onTestFinished, test } from 'vitest';
import { dkimKey } from '../../../src/adapters/smtp/dkim-key.ts';
import type { DkimKey } from '../../../src/adapters/smtp/dkim-key.ts';
import { createSmtpTransport } from '../../../src/adapters/smtp/smtp-transport.ts';
import { EXIM_PASSWORD, EXIM_USER, eximStarter } from '../../fakes/exim.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import { startSmtpDouble } from '../../fakes/smtp-double.ts';
import { expectClean } from '../transport-conformance.ts';

const name = { domain: 'harbour.example.com', selector: 'roundup' };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const dkim: DkimKey = { ...name, privateKey: pem };

/** The only record there is. */
async function resolver(host: string, type: string): Promise<string[][]> {
  if (host !== 'roundup._domainkey.harbour.example.com' || type !== 'TXT') {
    throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
  }
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return [[`v=DKIM1; k=rsa; p=${key}`]];
}

async function verdictOn(source: Buffer) {
  const { results } = await dkimVerify(source, { resolver });
  return results.map(({ status, signingDomain }) => ({
    result: status.result,
    domain: signingDomain,
  }));
}

/** The names of the headers that a signature covers. */
function signedHeaders(source: Buffer): string[] {
  const signature = /^DKIM-Signature:(?:.*\r\n[ \t])*.*\r\n/im.exec(source.toString('latin1'))?.[0];
  const names = /\bh=([^;]+);/.exec(signature ?? '')?.[1] ?? '';
  return names.split(':').map((header) => header.trim().toLowerCase());
}

async function double() {
  const started = await startSmtpDouble({ tls: 'none', open: true });
  onTestFinished(() => started.close());
  return started;
}

function transportTo(url: string, key: DkimKey | undefined) {
  const transport = createSmtpTransport({ url, connections: 2, perSecond: 100, dkim: key });
  onTestFinished(() => transport[Symbol.asyncDispose]());
  return transport;
}

const MUST_BE_SIGNED = [
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

test('what arrives is signed as mail programs want it', async () => {
  const server = await double();
  const transport = transportTo(server.url, dkim);
  for (const batchNo of [1, 2, 3]) {
    const submission = sampleSubmission(3, { batchNo });
    const recipients = submission.recipients.slice(batchNo - 1, batchNo);
    expect(await transport.submit({ ...submission, recipients })).toMatchObject({
      state: 'accepted',
    });
  }
  expect(server.sources.length).toBe(3);
  for (const source of server.sources) {
    const [verdict, ...more] = await verdictOn(source);
    expect(more).toEqual([]);
    expect(verdict).toMatchObject({ result: 'pass', domain: name.domain });
    expect(signedHeaders(source)).toEqual(expect.arrayContaining(MUST_BE_SIGNED));
  }
});

test('a changed address to leave by, or another text, breaks the signature', async () => {
  const server = await double();
  await transportTo(server.url, dkim).submit(sampleSubmission(1));
  const source = server.sources[0]?.toString('latin1') ?? '';
  for (const [was, is] of [
    ['List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'List-Unsubscribe-Post: None'],
    ['/u/v1.000000', '/u/v1.000001'],
    ['From here on', 'From there on'],
  ] as const) {
    expect(source).toContain(was);
    const [verdict] = await verdictOn(Buffer.from(source.replace(was, is), 'latin1'));
    expect(verdict?.result).not.toBe('pass');
  }
});

test('without a key nothing is signed', async () => {
  const server = await double();
  await transportTo(server.url, undefined).submit(sampleSubmission(1));
  expect(server.sources[0]?.toString('latin1')).not.toMatch(/^DKIM-Signature:/im);
});

test('the key comes as PEM, on one line with \\n, or as the path of a file', async () => {
  const root = await mkdtemp(join(tmpdir(), 'roundup-dkim-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFile(join(root, 'dkim.pem'), pem);
  const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  for (const key of [pem, pkcs1, pem.replaceAll('\n', '\\n'), 'dkim.pem', join(root, 'dkim.pem')]) {
    expect(dkimKey({ key, name, root })).toEqual(dkim);
  }
  expect(dkimKey({ key: undefined, name: undefined, root })).toBeUndefined();
});

const elliptic = generateKeyPairSync('ed25519').privateKey;
const short = generateKeyPairSync('rsa', { modulusLength: 768 }).privateKey;
const locked = privateKey.export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'secret',
});

test.each<[string, string | undefined, typeof name | undefined, string]>([
  ['no key', undefined, name, 'dkim-incomplete'],
  ['no name', pem, undefined, 'dkim-incomplete'],
  ['no such file', 'secret/nowhere.pem', name, 'dkim-key-unusable'],
  ['no key in it', '-----BEGIN PRIVATE KEY-----\nsecret', name, 'dkim-key-unusable'],
  ['a password on it', locked.toString(), name, 'dkim-key-unusable'],
  [
    'another kind',
    elliptic.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    'dkim-key-unusable',
  ],
  [
    'too short',
    short.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    'dkim-key-unusable',
  ],
])('%s is refused without showing the key', (_title, key, given, id) => {
  const make = () => dkimKey({ key, name: given, root: '/' });
  expect(make).toThrow(expect.objectContaining({ id, kind: 'configuration' }));
  expect(make).not.toThrow(/secret|BEGIN/);
});

const startExim = eximStarter();
const LEFT_OUT = 'Left out: Debian’s exim4 is not installed, or this is not root.';
// The default reporter does not show why a test was skipped.
if (startExim === undefined) process.stderr.write(`${LEFT_OUT}\n`);

test('exim takes mails over TLS and with a login, and the signature outlives it', async (context) => {
  if (startExim === undefined) return context.skip(LEFT_OUT);
  const inbox = await double();
  await using exim = await startExim({ port: inbox.port });
  const transport = transportTo(exim.url, dkim);
  const submission = sampleSubmission(6);
  const outcomes = await Promise.all(
    submission.recipients.map((recipient, no) =>
      transport.submit({ ...submission, batchNo: no, recipients: [recipient] }),
    ),
  );
  expect(outcomes.map(({ state }) => state)).toEqual(outcomes.map(() => 'accepted'));
  await expect.poll(() => inbox.taken.length, { timeout: 20_000 }).toBe(6);
  expect(inbox.taken.map(({ to }) => to).toSorted()).toEqual(
    submission.recipients.map(({ address }) => address),
  );
  for (const source of inbox.sources) {
    const [verdict] = await verdictOn(source);
    expect(verdict).toMatchObject({ result: 'pass', domain: name.domain });
  }
  const log = await exim.log();
  expect(log).toMatch(/ P=esmtpsa X=TLS1\.[23]/);
  for (const outcome of outcomes) {
    const id = outcome.state === 'accepted' ? outcome.providerId : 'none';
    expect(log).toContain(`id=${id}`);
  }
});

test('what exim refuses is told as what it is', async (context) => {
  if (startExim === undefined) return context.skip(LEFT_OUT);
  const inbox = await double();
  await using exim = await startExim({ port: inbox.port });
  const transport = transportTo(exim.url, dkim);
  const one = sampleSubmission(1);
  const to = (localPart: string) => ({
    ...one,
    recipients: one.recipients.map((each) => ({ ...each, address: `${localPart}@example.org` })),
  });
  expect(await transport.submit(to('nobody'))).toEqual({
    state: 'rejected',
    reason: 'The SMTP server refuses the recipient (550). No such user: (address)',
    refused: [
      {
        subscriberId: one.recipients[0]?.subscriberId,
        reason: 'The SMTP server refuses the recipient (550). No such user: (address)',
      },
    ],
  });
  expect(await transport.submit(to('later'))).toMatchObject({
    state: 'rejected',
    retryAfterMs: 30_000,
  });
  const stranger = transportTo(exim.url.replace(EXIM_PASSWORD, 'wrong'), dkim);
  const outcome = await stranger.submit(one);
  expect(outcome).toEqual({
    state: 'rejected',
    reason: expect.stringMatching(/does not take user and password \(535\)\. Check SMTP_URL\./),
  });
  expectClean(outcome, { secrets: [EXIM_USER, EXIM_PASSWORD] }, one);
  const unnamed = transportTo(exim.url.replace(/\/\/.*@/, '//'), dkim);
  expect(await unnamed.submit(one)).toEqual({
    state: 'rejected',
    reason: 'The SMTP server refuses the mail (550). relay not permitted',
  });
  expect(inbox.taken).toEqual([]);
});
