import { expect, onTestFinished, test } from 'vitest';
import { createResendTransport } from '../../../src/adapters/resend/resend-transport.ts';
import type { Submission } from '../../../src/core/delivery/message.ts';
import type { ApiBehaviour } from '../../fakes/mail-api-double.ts';
import { RESEND_KEY, startResendDouble } from '../../fakes/resend-double.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import {
  closing,
  quotation,
  transportConformance,
  type PeerBehaviour,
} from '../transport-conformance.ts';

const STRANGER = 're_aKeyThatNobodyKnows_0123456789';

async function talking(...behaviours: readonly ApiBehaviour[]) {
  const double = await startResendDouble();
  onTestFinished(() => double.close());
  double.next(...behaviours);
  const config = { key: RESEND_KEY, baseUrl: double.url, timeoutMs: 400 };
  return { double, transport: createResendTransport(config) };
}

transportConformance('Resend', async () => {
  const { double, transport } = await talking();
  const secrets = [RESEND_KEY, STRANGER];
  const behaviourOf = (behaviour: PeerBehaviour, submission: Submission): ApiBehaviour => {
    const message = quotation(submission, RESEND_KEY);
    switch (behaviour) {
      case 'refuse-first':
        return { kind: 'refuse', places: [0], why: `Invalid \`to\` field: ${message}` };
      case 'busy':
        return {
          kind: 'status',
          status: 429,
          headers: { 'retry-after': '2' },
          body: { statusCode: 429, name: 'rate_limit_exceeded', message },
        };
      case 'quote':
        return {
          kind: 'status',
          status: 422,
          body: { statusCode: 422, name: 'validation_error', message },
        };
      default:
        return { kind: behaviour };
    }
  };
  return closing(
    {
      transport,
      stranger: createResendTransport({ key: STRANGER, baseUrl: double.url }),
      secrets,
      taken: double.taken,
      violations: double.violations,
      next: (behaviour, submission) => double.next(behaviourOf(behaviour, submission)),
      stop: () => double.close(),
    },
    () => double.close(),
  );
});

test('the body of a request is what the golden file shows', async () => {
  const { double, transport } = await talking();
  await transport.submit(sampleSubmission(2));
  await expect(`${JSON.stringify(double.bodies[0], null, 2)}\n`).toMatchFileSnapshot(
    '../../golden/resend/two-recipients.json',
  );
  expect(double.httpHeaders[0]).toMatchObject({
    'idempotency-key': 'roundup/0190b0aa-0000-7000-8000-00000000abcd/1',
    'x-batch-validation': 'permissive',
  });
});

test('a batch submitted again leaves one copy, whenever it is made and whichever attempt', async () => {
  const { double, transport } = await talking({ kind: 'reset-after' });
  const first = sampleSubmission(3);
  expect(await transport.submit(first)).toMatchObject({ state: 'unknown' });
  const again = { ...first, attempt: 2, at: new Date('2023-11-02T19:30:00Z') };
  expect(await transport.submit(again)).toMatchObject({ state: 'accepted' });
  expect(double.taken.length).toBe(3);
  expect(double.requests()).toBe(2);
});

test('a batch that comes again with other contents is unknown, and nothing more is sent', async () => {
  const { double, transport } = await talking();
  await transport.submit(sampleSubmission(3));
  expect(await transport.submit(sampleSubmission(2))).toEqual({
    state: 'unknown',
    reason: 'Resend has this batch already, with other contents (409).',
  });
  expect(double.taken.length).toBe(3);
});

test('a batch that is still under way is unknown, and sent once', async () => {
  const { double, transport } = await talking({ kind: 'accept', delayMs: 200 });
  const slow = transport.submit(sampleSubmission(2));
  await expect.poll(() => double.bodies.length).toBe(1);
  expect(await transport.submit(sampleSubmission(2))).toEqual({
    state: 'unknown',
    reason: 'Resend is still at work on an earlier request with this batch (409).',
  });
  expect(await slow).toMatchObject({ state: 'accepted' });
  expect(double.taken.length).toBe(2);
});

test('another batch, and the same number in another run, are others', async () => {
  const { double, transport } = await talking();
  for (const other of [{}, { batchNo: 2 }, { runId: 'another-run' }]) {
    expect(await transport.submit(sampleSubmission(1, other))).toMatchObject({ state: 'accepted' });
  }
  expect(double.taken.length).toBe(3);
});

test('a quota that is used up is not waited for', async () => {
  const body = { statusCode: 429, name: 'daily_quota_exceeded', message: 'Upgrade.' };
  const { transport } = await talking({ kind: 'status', status: 429, body });
  expect(await transport.submit(sampleSubmission(1))).toEqual({
    state: 'rejected',
    reason: 'The account has sent all that its plan allows for now (daily_quota_exceeded).',
  });
});

test.each([
  [{ data: [] }],
  [{ data: [{ id: 'a' }] }],
  [{ data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }],
  [{ data: [{ id: 'a' }], errors: [{ index: 7, message: 'x' }] }],
  [{ data: [{ id: 'a' }, { id: 'b' }], errors: [{ index: 0, message: 'x' }] }],
  [{ data: [{ id: 'a b' }, { id: 'b' }] }],
  [[]],
  ['ok'],
])('a 200 that does not speak of each mail leaves it unknown: %j', async (body) => {
  const { transport } = await talking({ kind: 'status', status: 200, body, takes: true });
  expect(await transport.submit(sampleSubmission(2))).toEqual({
    state: 'unknown',
    reason: 'A 200 came without a result for each mail; perhaps it is not Resend.',
  });
});

test('an answer without the list of errors is one of a batch that was taken whole', async () => {
  const body = { data: [{ id: 'first-id' }, { id: 'b' }] };
  const { transport } = await talking({ kind: 'status', status: 200, body, takes: true });
  expect(await transport.submit(sampleSubmission(2))).toEqual({
    state: 'accepted',
    providerId: 'first-id',
  });
});
