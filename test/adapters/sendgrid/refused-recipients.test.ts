import { expect, test } from 'vitest';
import type { SubmitOutcome, Submission } from '../../../src/core/delivery/message.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import { withDouble } from './with-double.ts';

const TO = 'Does not contain a valid address.';

function idsOf(outcome: SubmitOutcome): readonly string[] | undefined {
  if (outcome.state === 'unknown') return undefined;
  return outcome.refused?.map(({ subscriberId }) => subscriberId);
}

const idOf = (submission: Submission, no: number) => submission.recipients[no]?.subscriberId;

/** What comes of a refusal with these errors. */
async function refusedWith(submission: Submission, errors: readonly object[], status = 400) {
  const { double, transport } = await withDouble();
  double.next({ kind: 'status', status, body: { errors } });
  const outcome = await transport.submit(submission);
  expect(JSON.stringify(outcome)).not.toMatch(/@|v1\./);
  return outcome;
}

test('the batch is taken once those whom SendGrid refuses are left out', async () => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(1000);
  double.refuse('reader.17@example.org', 'reader.999@example.org');
  const outcome = await transport.submit(submission);
  const reason = `SendGrid refused this recipient (400): ${TO}`;
  expect(outcome).toMatchObject({
    state: 'rejected',
    refused: [17, 999].map((no) => ({ subscriberId: idOf(submission, no), reason })),
  });
  expect(outcome).not.toHaveProperty('retryAfterMs');
  expect(double.counts().accepted).toBe(0);
  const gone = new Set(idsOf(outcome));
  const rest = submission.recipients.filter(({ subscriberId }) => !gone.has(subscriberId));
  expect(await transport.submit({ ...submission, recipients: rest })).toMatchObject({
    state: 'accepted',
  });
  expect(double.counts()).toMatchObject({ accepted: 998, duplicates: 0 });
});

test('several errors about one recipient refuse them once, for the first', async () => {
  const submission = sampleSubmission(4);
  const outcome = await refusedWith(submission, [
    { message: 'First.', field: 'personalizations.2.to' },
    { message: 'Second.', field: 'personalizations[2].to[0].email' },
    { message: 'Of the whole part.', field: 'personalizations.3' },
  ]);
  expect(idsOf(outcome)).toEqual([idOf(submission, 2), idOf(submission, 3)]);
  expect(outcome).toMatchObject({
    refused: [{ reason: 'SendGrid refused this recipient (400): First.' }, {}],
  });
});

test('an explanation never names the address', async () => {
  const submission = sampleSubmission(3);
  const outcome = await refusedWith(submission, [
    {
      message: 'reader.1@example.org, like other@mail.example.net, is not valid.',
      field: 'personalizations.1.to.0.email',
    },
  ]);
  expect(outcome).toMatchObject({
    refused: [
      { reason: 'SendGrid refused this recipient (400): (address), like (address), is not valid.' },
    ],
  });
});

test.each([
  [
    'something else is wrong, too',
    [
      { message: TO, field: 'personalizations.1.to' },
      { message: 'No.', field: 'from' },
    ],
    400,
  ],
  ['the part named is not there', [{ message: TO, field: 'personalizations.7.to' }], 400],
  ['the field is the list of all', [{ message: TO, field: 'personalizations' }], 400],
  [
    'everybody is refused',
    [0, 1, 2].map((no) => ({ message: TO, field: `personalizations.${no}.to` })),
    400,
  ],
  ['it is not a 400', [{ message: TO, field: 'personalizations.1.to' }], 413],
])('nobody is refused when %s', async (_title, errors, status) => {
  const outcome = await refusedWith(sampleSubmission(3), errors, status);
  expect(outcome.state).toBe('rejected');
  expect(outcome).not.toHaveProperty('refused');
});

test('the only one of a batch can be refused', async () => {
  const submission = sampleSubmission(1);
  const outcome = await refusedWith(submission, [{ message: TO, field: 'personalizations.0.to' }]);
  expect(idsOf(outcome)).toEqual([idOf(submission, 0)]);
});

test('hundreds of different explanations are refused in time', async () => {
  const submission = sampleSubmission(1000);
  const errors = Array.from({ length: 999 }, (_, no) => ({
    message: `Wrong ${no}: ${'text '.repeat(40)}`,
    field: `personalizations.${no}.to.0.email`,
  }));
  const outcome = await refusedWith(submission, errors);
  expect(idsOf(outcome)).toHaveLength(999);
  expect(outcome).toMatchObject({
    refused: expect.arrayContaining([
      {
        subscriberId: idOf(submission, 998),
        reason: 'SendGrid refused this recipient (400): one of many',
      },
    ]),
  });
});
