import { expect, test } from 'vitest';
import type { LookUpQuestion } from '../../../src/core/delivery/capabilities.ts';
import type { Submission } from '../../../src/core/delivery/message.ts';
import type { Transport } from '../../../src/ports/transport.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import { MINUTE_MS, openSchedule, scheduled, START, withDouble } from './with-double.ts';

const LIST = 'POST /v3/logs';
const DETAILS = 'GET /v3/logs/{sg_message_id}';
const DAY_MS = 24 * 60 * MINUTE_MS;

function questionOf(
  { issueId, runId, batchNo, attempt, recipients, schedule, at }: Submission,
  replaced: Partial<LookUpQuestion> = {},
): LookUpQuestion {
  const addresses = recipients.slice(0, 3).map(({ address }) => address);
  const sendAt = schedule?.sendAt;
  return { issueId, runId, batchNo, attempt, addresses, submittedAt: at, sendAt, ...replaced };
}

async function lookUp(transport: Transport, question: LookUpQuestion) {
  if (transport.lookUp === undefined) throw new Error('It cannot look up.');
  const outcome = await transport.lookUp(question);
  expect(JSON.stringify(outcome)).not.toContain('@');
  return outcome;
}

test('a batch that was taken without an answer is found, under the id that the answer lost', async () => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(3);
  double.next({ kind: 'reset-after' });
  expect(await transport.submit(submission)).toMatchObject({ state: 'unknown' });
  expect(await lookUp(transport, questionOf(submission))).toEqual({
    state: 'found',
    providerId: 'double-1',
  });
  expect(double.counts().calls).toEqual({ [LIST]: 1, [DETAILS]: 1 });
});

test('a batch that was not taken is not found, once the log had time to show it', async () => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(3);
  double.next({ kind: 'status', status: 500 });
  await transport.submit(submission);
  expect(await lookUp(transport, questionOf(submission))).toEqual({
    state: 'unknown',
    reason: 'SendGrid’s log may not have these mails yet.',
  });
  double.clock.pass(5 * MINUTE_MS);
  expect(await lookUp(transport, questionOf(submission))).toEqual({ state: 'not-found' });
  expect(double.counts().calls).toEqual({ [LIST]: 6 });
});

test('a batch that is taken late is found then', async () => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(3);
  double.next({ kind: 'late', afterMs: 30 * MINUTE_MS, status: 500 });
  await transport.submit(submission);
  double.clock.pass(20 * MINUTE_MS);
  expect(await lookUp(transport, questionOf(submission))).toEqual({ state: 'not-found' });
  double.clock.pass(20 * MINUTE_MS);
  expect(await lookUp(transport, questionOf(submission))).toMatchObject({ state: 'found' });
});

test('mails of another run, batch, issue or time are not taken for those of the batch', async () => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(2);
  for (const other of [
    { batchNo: 2 },
    { runId: '0190b0aa-0000-7000-8000-00000000ffff' },
    { issueId: '2023-11' },
  ]) {
    await transport.submit(sampleSubmission(2, other));
  }
  double.clock.pass(DAY_MS);
  expect(await lookUp(transport, questionOf(submission))).toEqual({ state: 'not-found' });
  await transport.submit(submission);
  const later = questionOf(submission, { submittedAt: new Date(START.getTime() + 2 * DAY_MS) });
  double.clock.pass(2 * DAY_MS);
  expect(await lookUp(transport, later)).toEqual({ state: 'not-found' });
  expect(await lookUp(transport, questionOf(submission))).toMatchObject({ state: 'found' });
});

test('scheduled mails are found after their time, and those that were cancelled are not', async () => {
  const { double, transport, scheduling } = await withDouble();
  const cancelled = scheduled(2, await openSchedule(scheduling, 25 * MINUTE_MS), 1);
  const kept = scheduled(2, await openSchedule(scheduling, 25 * MINUTE_MS), 2);
  for (const submission of [cancelled, kept]) {
    await transport.submit(submission);
    expect(await lookUp(transport, questionOf(submission))).toMatchObject({ state: 'unknown' });
  }
  if (cancelled.schedule !== undefined) await scheduling.cancel(cancelled.schedule);
  double.clock.pass(31 * MINUTE_MS);
  expect(await lookUp(transport, questionOf(cancelled))).toEqual({ state: 'not-found' });
  expect(await lookUp(transport, questionOf(kept))).toMatchObject({ state: 'found' });
});

test('one answer that is missing leaves it unknown, whatever the others say', async () => {
  const { double, transport, slept } = await withDouble();
  const submission = sampleSubmission(3);
  double.clock.pass(10 * MINUTE_MS);
  const lost = { kind: 'status', status: 503 } as const;
  double.on(LIST, { kind: 'accept' }, lost, lost, lost);
  expect(await lookUp(transport, questionOf(submission))).toEqual({
    state: 'unknown',
    reason: 'SendGrid answered 503.',
  });
  expect(slept).toEqual([1000, 2000]);
});

test('an answer is asked for again after the wait that SendGrid names', async () => {
  const { double, transport, slept } = await withDouble();
  const submission = sampleSubmission(1);
  await transport.submit(submission);
  double.on(LIST, { kind: 'rate-limit', resetInSeconds: 9 }, { kind: 'reset-before' });
  double.on(DETAILS, { kind: 'hang', takes: true });
  expect(await lookUp(transport, questionOf(submission))).toMatchObject({ state: 'found' });
  expect(slept).toEqual([9000, 2000, 1000]);
});

test('an address in capitals is looked for in both spellings, for the log compares by case', async () => {
  const { double, transport } = await withDouble();
  const [first] = sampleSubmission(1).recipients;
  if (first === undefined) throw new Error('No recipient.');
  const submission = { ...sampleSubmission(0), recipients: [first] };
  await transport.submit(submission);
  double.clock.pass(10 * MINUTE_MS);
  const question = questionOf(submission, { addresses: [first.address.toUpperCase()] });
  expect(await lookUp(transport, question)).toMatchObject({ state: 'found' });
  expect(double.counts().calls[LIST]).toBe(2);
});

test('an address that would end the query’s quotes is never put into it', async () => {
  const { double, transport } = await withDouble();
  const addresses = ["o'neill@example.org", "x' OR '1' = '1@example.org"];
  const question = questionOf(sampleSubmission(0), { addresses });
  expect(await lookUp(transport, question)).toEqual({
    state: 'unknown',
    reason: 'SendGrid cannot be asked about these addresses.',
  });
  expect(double.counts().calls).toEqual({});
});

test('at most three addresses are asked about', async () => {
  const { double, transport } = await withDouble();
  double.clock.pass(10 * MINUTE_MS);
  const addresses = sampleSubmission(50).recipients.map(({ address }) => address);
  const question = questionOf(sampleSubmission(0), { addresses });
  expect(await lookUp(transport, question)).toEqual({ state: 'not-found' });
  expect(double.counts().calls[LIST]).toBe(3);
});

test('nothing is missing from a log that keeps no mails so old', async () => {
  const { double, transport } = await withDouble();
  double.clock.pass(29 * DAY_MS + 1000);
  expect(await lookUp(transport, questionOf(sampleSubmission(1)))).toEqual({
    state: 'unknown',
    reason: 'SendGrid’s log keeps mails for 30 days.',
  });
});

test('a log with more mails than are read decides only when the right one is among them', async () => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(1);
  await transport.submit(submission);
  for (let batchNo = 2; batchNo <= 6; batchNo += 1) {
    await transport.submit(sampleSubmission(1, { batchNo }));
  }
  double.clock.pass(10 * MINUTE_MS);
  expect(await lookUp(transport, questionOf(submission))).toEqual({
    state: 'unknown',
    reason: 'SendGrid’s log holds too many mails to be sure.',
  });
});

test.each([
  [
    'names no batch',
    { sg_message_id: 'double-1.recvd', events: [] },
    'SendGrid’s log does not say what a mail belongs to.',
  ],
  ['is no mail', { anything: 1 }, 'SendGrid answered 200.'],
])('a log whose mail %s leaves it unknown', async (_title, body, reason) => {
  const { double, transport } = await withDouble();
  const submission = sampleSubmission(1);
  await transport.submit(submission);
  double.clock.pass(10 * MINUTE_MS);
  double.on(DETAILS, { kind: 'status', status: 200, body });
  expect(await lookUp(transport, questionOf(submission))).toEqual({ state: 'unknown', reason });
});

test('mails of an earlier attempt count once they are delivered, for they may be cancelled', async () => {
  const { double, transport, scheduling } = await withDouble();
  const first = scheduled(2, await openSchedule(scheduling, 4 * 60 * MINUTE_MS));
  await transport.submit(first);
  const again = { ...questionOf(first), attempt: 2, sendAt: new Date(START.getTime()) };
  double.clock.pass(60 * MINUTE_MS);
  expect(await lookUp(transport, again)).toEqual({ state: 'not-found' });
  double.clock.pass(4 * 60 * MINUTE_MS);
  expect(await lookUp(transport, again)).toMatchObject({ state: 'found' });
});
