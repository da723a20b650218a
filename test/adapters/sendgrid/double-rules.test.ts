/** The double itself: what it takes, when its mails go out, and that its checks are awake. */
import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { officialContract } from '../../fakes/official-contract.ts';
import { mailBody, mailBytes } from '../../fakes/mail-body.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import {
  DOUBLE_KEY,
  startSendgridDouble,
  type DoubleOptions,
  type SendgridDouble,
} from '../../fakes/sendgrid-double.ts';
import { MINUTE_MS, START } from './with-double.ts';

const HOUR_MS = 60 * MINUTE_MS;
const STATUSES = '/v3/user/scheduled_sends';
/** In seconds, an hour after the start. */
const IN_AN_HOUR = START.getTime() / 1000 + 3600;

/** Plain HTTP: whatever `fetch` adds to a request, the double would find. */
async function called(
  double: SendgridDouble,
  method: string,
  path: string,
  bytes?: Uint8Array,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
) {
  const sent = request(`${double.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${DOUBLE_KEY}`, ...headers },
  });
  sent.end(bytes);
  const [response] = await once(sent, 'response');
  if (!(response instanceof IncomingMessage)) throw new Error('No response.');
  const answer = await text(response);
  return { status: response.statusCode, date: response.headers.date, answer };
}

async function started(options: DoubleOptions = {}) {
  const double = await startSendgridDouble({ startAt: START, ...options });
  onTestFinished(() => double.close());
  const call = (method: string, path: string, body?: object) =>
    called(double, method, path, body && Buffer.from(JSON.stringify(body)));
  /** A mail in order, but for the change. */
  const mail = (change: object = {}) =>
    call('POST', '/v3/mail/send', { ...mailBody(sampleSubmission(1)), ...change });
  const openBatch = async (): Promise<string> => {
    const { answer } = await call('POST', '/v3/mail/batch');
    return z.object({ batch_id: z.string() }).parse(JSON.parse(answer)).batch_id;
  };
  return { double, call, mail, openBatch };
}

test('a batch id that was never given out, or more than ten days ago, is a violation', async () => {
  const { double, call, mail, openBatch } = await started();
  const old = await openBatch();
  await mail({ send_at: IN_AN_HOUR, batch_id: 'Invented' });
  await call('POST', STATUSES, { batch_id: 'Invented', status: 'cancel' });
  double.clock.pass(10 * 24 * HOUR_MS + 1);
  await mail({ send_at: IN_AN_HOUR + 10 * 24 * 3600, batch_id: old });
  const violation = 'batch_id was never given out';
  expect(double.counts().violations).toEqual([violation, violation, violation]);
});

test.each([
  [0, ['send_at has passed']],
  [1, []],
  [72 * 3600, []],
  [72 * 3600 + 1, ['send_at is more than 72 hours ahead']],
])('mails due in %i seconds', async (seconds, violations) => {
  const { double, mail, openBatch } = await started();
  await mail({ send_at: START.getTime() / 1000 + seconds, batch_id: await openBatch() });
  expect(double.counts().violations).toEqual(violations);
});

test('30 MB, another content type and a header of the message are violations', async () => {
  const { double } = await started();
  const bytes = mailBytes(sampleSubmission(1));
  const post = (body: Uint8Array, headers?: Record<string, string>) =>
    called(double, 'POST', '/v3/mail/send', body, headers);
  await post(bytes, { 'content-type': 'text/plain', 'list-id': 'x' });
  await post(Buffer.concat([bytes, Buffer.alloc(30_000_000 - bytes.length, ' ')]));
  expect(double.counts().violations).toEqual([
    'http-headers hold list-id',
    'content-type is not JSON',
    'body has 30 MB or more',
  ]);
  await post(Buffer.concat([bytes, Buffer.alloc(29_999_999 - bytes.length, ' ')]));
  expect(double.counts()).toMatchObject({ accepted: 1 });
  expect(double.counts().violations).toHaveLength(3);
});

test('POST sets a status once, PATCH changes it, DELETE takes it away', async () => {
  const { double, call, openBatch } = await started({ contract: officialContract() });
  const id = await openBatch();
  const one = `${STATUSES}/${id}`;
  const answers = [
    await call('GET', `/v3/mail/batch/${id}`),
    await call('PATCH', one, { status: 'cancel' }),
    await call('POST', STATUSES, { batch_id: id, status: 'pause' }),
    await call('POST', STATUSES, { batch_id: id, status: 'cancel' }),
    await call('PATCH', one, { status: 'cancel' }),
    await call('GET', STATUSES),
    await call('DELETE', one),
    await call('DELETE', one),
    await call('GET', '/v3/mail/batch/another'),
    await call('GET', one),
  ];
  expect(answers.map(({ status }) => status)).toEqual([
    200, 404, 201, 400, 204, 200, 204, 404, 400, 200,
  ]);
  expect(answers[5]?.answer).toBe(JSON.stringify([{ batch_id: id, status: 'cancel' }]));
  expect(answers[9]?.answer).toBe('[]');
  expect(double.counts().violations).toEqual([]);
});

test('an answer of the double that the official contract does not allow is a violation', async () => {
  const { double, call } = await started({
    contract: { request: () => [], response: () => ['is wrong'], event: () => [] },
  });
  await call('GET', STATUSES);
  expect(double.counts().violations).toEqual(['our answer is wrong']);
});

test('every answer is written by the double’s own clock', async () => {
  const { double, call } = await started();
  double.clock.pass(HOUR_MS);
  expect((await call('GET', STATUSES)).date).toBe('Thu, 02 Nov 2023 09:30:00 GMT');
  expect(() => double.clock.pass(-1)).toThrow('turned back');
});

test('without a start its clock runs', async () => {
  const double = await startSendgridDouble();
  onTestFinished(() => double.close());
  const first = double.clock.now().getTime();
  expect(Math.abs(Date.now() - first)).toBeLessThan(1000);
  await expect.poll(() => double.clock.now().getTime()).toBeGreaterThan(first);
});

test('a paused batch waits, goes out when it is resumed, and is gone after 72 hours', async () => {
  const { double, mail, openBatch } = await started();
  const [resumed, left] = [await openBatch(), await openBatch()];
  for (const batch_id of [resumed, left]) {
    await mail({ send_at: IN_AN_HOUR, batch_id });
    double.setStatus(batch_id, 'pause');
  }
  double.clock.pass(2 * HOUR_MS);
  expect(double.counts()).toMatchObject({ waiting: 2, delivered: 0 });
  double.setStatus(resumed, undefined);
  expect(double.counts()).toMatchObject({ waiting: 1, delivered: 1 });
  double.clock.pass(72 * HOUR_MS);
  expect(double.counts()).toMatchObject({ waiting: 0, delivered: 1, discarded: 1 });
});

test.each([
  [50 * MINUTE_MS, { delivered: 0, discarded: 1 }],
  [50 * MINUTE_MS + 1, { delivered: 1, discarded: 0 }],
])('a cancellation %i ms into the hour', async (ms, counts) => {
  const { double, call, mail, openBatch } = await started();
  const batch_id = await openBatch();
  await mail({ send_at: IN_AN_HOUR, batch_id });
  double.clock.pass(ms);
  const answer = await call('POST', STATUSES, { batch_id, status: 'cancel' });
  expect(answer.status).toBe(201);
  double.clock.pass(HOUR_MS);
  expect(double.counts()).toMatchObject(counts);
});

test('what is acted upon late happens in the order of its times', async () => {
  const { double, call, mail, openBatch } = await started();
  const batch_id = await openBatch();
  double.next({ kind: 'late', afterMs: 20 * MINUTE_MS, status: 500 });
  double.on(`POST ${STATUSES}`, { kind: 'late', afterMs: 10 * MINUTE_MS, status: 503 });
  expect(await mail({ send_at: IN_AN_HOUR, batch_id })).toMatchObject({ status: 500 });
  const answer = await call('POST', STATUSES, { batch_id, status: 'cancel' });
  expect(answer.status).toBe(503);
  expect(double.counts()).toMatchObject({ accepted: 0 });
  double.clock.moveTo(new Date(START.getTime() + 2 * HOUR_MS));
  expect(double.counts()).toMatchObject({ accepted: 1, delivered: 0, discarded: 1 });
});

test('a mail taken after its time goes out at once', async () => {
  const { double, mail, openBatch } = await started();
  double.next({ kind: 'late', afterMs: 2 * HOUR_MS });
  await expect(mail({ send_at: IN_AN_HOUR, batch_id: await openBatch() })).rejects.toThrow();
  double.clock.pass(2 * HOUR_MS - 1);
  expect(double.counts()).toMatchObject({ accepted: 0 });
  double.clock.pass(1);
  expect(double.counts()).toMatchObject({ accepted: 1, delivered: 1 });
});

test('a copy too many is one of the same issue to the same person', async () => {
  const { double, mail } = await started();
  await mail();
  await mail();
  await mail(mailBody(sampleSubmission(1, { issueId: '2023-11' })));
  expect(double.counts()).toMatchObject({ delivered: 3, distinct: 2, duplicates: 1 });
});

test('in quick mode mails are counted, and neither checked nor kept', async () => {
  const { double } = await started({ quick: true });
  for (const count of [1000, 3]) {
    const bytes = mailBytes(sampleSubmission(count));
    const answer = await called(double, 'POST', '/v3/mail/send', bytes, { 'x-other': 'y' });
    expect(answer.status).toBe(202);
  }
  expect(double.counts()).toMatchObject({ requests: 2, accepted: 1003, violations: [] });
  expect(double.bodies).toEqual([]);
});
