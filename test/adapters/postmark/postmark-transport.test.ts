import { expect, onTestFinished, test } from 'vitest';
import { createPostmarkTransport } from '../../../src/adapters/postmark/postmark-transport.ts';
import type { Submission } from '../../../src/core/delivery/message.ts';
import type { ApiBehaviour } from '../../fakes/mail-api-double.ts';
import { POSTMARK_TOKEN, startPostmarkDouble } from '../../fakes/postmark-double.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import {
  closing,
  quotation,
  transportConformance,
  type PeerBehaviour,
} from '../transport-conformance.ts';

const STRANGER = '00000000-2222-4000-8000-0123456789ab';

async function talking(...behaviours: readonly ApiBehaviour[]) {
  const double = await startPostmarkDouble();
  onTestFinished(() => double.close());
  double.next(...behaviours);
  const config = { key: POSTMARK_TOKEN, baseUrl: double.url, timeoutMs: 400 };
  return { double, transport: createPostmarkTransport(config) };
}

transportConformance('Postmark', async () => {
  const { double, transport } = await talking();
  const secrets = [POSTMARK_TOKEN, STRANGER];
  const behaviourOf = (behaviour: PeerBehaviour, submission: Submission): ApiBehaviour => {
    const Message = quotation(submission, POSTMARK_TOKEN);
    switch (behaviour) {
      case 'refuse-first':
        return { kind: 'refuse', places: [0], why: { ErrorCode: 406, Message } };
      case 'busy':
        return { kind: 'status', status: 429, body: { ErrorCode: 429, Message } };
      case 'quote':
        return { kind: 'status', status: 422, body: { ErrorCode: 300, Message } };
      default:
        return { kind: behaviour };
    }
  };
  return closing(
    {
      transport,
      stranger: createPostmarkTransport({ key: STRANGER, baseUrl: double.url }),
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
    '../../golden/postmark/two-recipients.json',
  );
});

const OK = { ErrorCode: 0, Message: 'OK', MessageID: 'id-1' };

test('an invalid recipient is refused, and the reason has no address', async () => {
  const why = {
    ErrorCode: 300,
    Message: "Invalid 'To' address: 'reader.1@example.org'.",
  };
  const { double, transport } = await talking({ kind: 'refuse', places: [1], why });
  const submission = sampleSubmission(3);
  expect(await transport.submit(submission)).toEqual({
    state: 'accepted',
    providerId: expect.any(String),
    refused: [
      {
        subscriberId: submission.recipients[1]?.subscriberId,
        reason: "Invalid 'To' address: '(address)'. (code 300)",
      },
    ],
  });
  expect(double.taken.length).toBe(2);
});

test.each([
  [{ ErrorCode: 405, Message: 'Not allowed to send.' }, undefined],
  [{ ErrorCode: 300, Message: "Invalid 'From' address." }, undefined],
  [{ ErrorCode: 100, Message: 'Maintenance.' }, 10_000],
  [{ ErrorCode: 429, Message: 'Slow down.' }, 10_000],
])('what fails for every mail is no fault of the recipients: %j', async (why, retryAfterMs) => {
  const { transport } = await talking({ kind: 'refuse', places: [0, 1], why });
  expect(await transport.submit(sampleSubmission(2))).toEqual({
    state: 'rejected',
    reason: `Postmark took none of the mails. ${why.Message} (code ${why.ErrorCode})`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
});

test('where everybody is refused for their own sake, all are named', async () => {
  const { transport } = await talking({ kind: 'refuse', places: [0, 1] });
  const submission = sampleSubmission(2);
  const outcome = await transport.submit(submission);
  expect(outcome).toMatchObject({
    state: 'rejected',
    reason: 'Postmark mails none of the recipients.',
  });
  expect(outcome.state === 'rejected' ? outcome.refused?.length : 0).toBe(2);
});

test.each([
  [[OK]],
  [[OK, OK, OK]],
  [
    [
      { ...OK, MessageID: undefined },
      { ...OK, MessageID: undefined },
    ],
  ],
  [[OK, { Message: 'no code' }]],
  [{ ErrorCode: 0 }],
  ['ok'],
])('a 200 that does not speak of each mail leaves it unknown: %j', async (body) => {
  const { transport } = await talking({ kind: 'status', status: 200, body, takes: true });
  expect(await transport.submit(sampleSubmission(2))).toEqual({
    state: 'unknown',
    reason: 'A 200 came without a result for each mail; perhaps it is not Postmark.',
  });
});
