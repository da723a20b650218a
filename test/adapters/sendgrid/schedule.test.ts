import { expect, test } from 'vitest';
import { mailSendRequest } from '../../fakes/mail-send-schema.ts';
import { DOUBLE_KEY } from '../../fakes/sendgrid-double.ts';
import { MINUTE_MS, openSchedule, scheduled, START, withDouble } from './with-double.ts';

const POST = 'POST /v3/user/scheduled_sends';
const PATCH = 'PATCH /v3/user/scheduled_sends/{batch_id}';
const GET = 'GET /v3/user/scheduled_sends/{batch_id}';
const HOUR_MS = 60 * MINUTE_MS;
/** SendGrid promises nothing for cancellations later than that. */
const LIMIT_MS = 10 * MINUTE_MS;

test('mails of a schedule wait for their time, in whole seconds and under its batch id', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS + 999);
  expect(await transport.submit(scheduled(3, schedule))).toMatchObject({ state: 'accepted' });
  const { send_at, batch_id } = mailSendRequest.parse(double.bodies[0]);
  expect(send_at).toBe(START.getTime() / 1000 + 25 * 60);
  expect(batch_id).toBe(schedule.id);
  double.clock.pass(25 * MINUTE_MS - 1);
  expect(double.counts()).toMatchObject({ accepted: 3, waiting: 3, delivered: 0 });
  double.clock.pass(1);
  expect(double.counts()).toMatchObject({ waiting: 0, delivered: 3, distinct: 3 });
});

test('every schedule has a name of its own', async () => {
  const { scheduling } = await withDouble();
  const ids = [];
  for (let no = 0; no < 3; no += 1) ids.push((await openSchedule(scheduling, HOUR_MS)).id);
  expect(new Set(ids).size).toBe(3);
});

test('what is due as far ahead as the limits say is taken, by a clock that is minutes behind', async () => {
  const { double, transport, scheduling } = await withDouble();
  expect(scheduling.maxAheadMs).toBeLessThan(72 * HOUR_MS);
  const schedule = await openSchedule(scheduling, scheduling.maxAheadMs);
  const submission = scheduled(1, schedule);
  const early = { ...submission, at: new Date(START.getTime() - 5 * MINUTE_MS) };
  expect(await transport.submit(early)).toMatchObject({ state: 'accepted' });
  expect(double.counts().waiting).toBe(1);
});

test('what is due in the past or more than 72 hours ahead is rejected before any request', async () => {
  const { double, transport } = await withDouble();
  const due = (aheadMs: number) => ({ id: 'x', sendAt: new Date(START.getTime() + aheadMs) });
  expect(await transport.submit(scheduled(1, due(0)))).toEqual({
    state: 'rejected',
    reason: 'The time that the mails were due has passed; nothing was sent.',
  });
  expect(await transport.submit(scheduled(1, due(72 * HOUR_MS + 1)))).toEqual({
    state: 'rejected',
    reason: 'The mails are due in 73 hours; SendGrid keeps them for 72.',
  });
  expect(double.counts().requests).toBe(0);
});

test('a cancelled schedule reaches nobody, and cancelling it again changes nothing', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  const kept = await openSchedule(scheduling, 25 * MINUTE_MS);
  await transport.submit(scheduled(3, schedule, 1));
  await transport.submit(scheduled(2, schedule, 2));
  await transport.submit(scheduled(4, kept, 3));
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
  double.clock.pass(HOUR_MS);
  expect(double.counts()).toMatchObject({ delivered: 4, discarded: 5, waiting: 0 });
  expect(double.counts().calls).toMatchObject({ [POST]: 1, [GET]: 3 });
});

test.each([
  ['a second before the last moment', -1000, 'cancelled'],
  ['at the last moment', 0, 'cancelled'],
  ['a second after it', 1000, 'too-late'],
  ['when SendGrid promises nothing any more', MINUTE_MS + 1, 'too-late'],
  ['after the mails went out', 20 * MINUTE_MS, 'too-late'],
])('cancelling %s', async (_title, afterMs, state) => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  await transport.submit(scheduled(2, schedule));
  double.clock.pass(25 * MINUTE_MS - scheduling.cancelLeadMs + afterMs);
  expect(await scheduling.cancel(schedule)).toEqual({ state });
  expect(double.counts().calls[POST] ?? 0).toBe(state === 'cancelled' ? 1 : 0);
  double.clock.pass(HOUR_MS);
  const gone = state === 'cancelled' ? { delivered: 0, discarded: 2 } : { delivered: 2 };
  expect(double.counts()).toMatchObject(gone);
});

test('a cancellation that took longer than its margin is unclear, for no one knows when it counted', async () => {
  const { double, transport, scheduling } = await withDouble({
    sleep: async (ms) => double.clock.pass(ms),
  });
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  await transport.submit(scheduled(2, schedule));
  double.clock.pass(25 * MINUTE_MS - scheduling.cancelLeadMs);
  double.on(POST, { kind: 'rate-limit', resetInSeconds: 60 });
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'unclear' });
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'unclear' });
});

test('a batch that somebody paused is cancelled by PATCH', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  await transport.submit(scheduled(2, schedule));
  double.setStatus(schedule.id, 'pause');
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
  expect(double.counts().calls).toMatchObject({ [PATCH]: 1 });
  double.clock.pass(HOUR_MS);
  expect(double.counts()).toMatchObject({ delivered: 0, discarded: 2 });
});

test('a batch that somebody pauses in between is cancelled by PATCH all the same', async () => {
  const { double, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  double.on(POST, { kind: 'accept', delayMs: 200 });
  const cancelled = scheduling.cancel(schedule);
  await expect.poll(() => double.counts().calls[POST]).toBe(1);
  double.setStatus(schedule.id, 'pause');
  expect(await cancelled).toEqual({ state: 'cancelled' });
  expect(double.counts().calls).toMatchObject({ [POST]: 1, [PATCH]: 1 });
});

test('the 11th cancellation is refused, and its mails go out unless one is over', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedules = [];
  for (let no = 0; no <= scheduling.mostCancelled; no += 1) {
    const schedule = await openSchedule(scheduling, 25 * MINUTE_MS + no * HOUR_MS);
    await transport.submit(scheduled(1, schedule, no));
    schedules.push(schedule);
  }
  const states = [];
  for (const schedule of schedules) states.push(await scheduling.cancel(schedule));
  expect(states.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => ({ state: 'cancelled' })));
  expect(states[10]).toEqual({
    state: 'refused',
    reason: 'SendGrid refused the request (400). too many cancelled or paused batches',
  });
  double.clock.pass(30 * MINUTE_MS);
  const [last] = schedules.slice(-1);
  if (last === undefined) throw new Error('No schedule.');
  expect(await scheduling.cancel(last)).toEqual({ state: 'cancelled' });
});

test('a cancellation whose answer is lost is confirmed by what SendGrid lists', async () => {
  const { double, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  double.on(POST, { kind: 'reset-after' });
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
});

test('a cancellation whose answer and confirmation are lost is unknown, and certain when asked again', async () => {
  const { double, scheduling, slept } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  const lost = { kind: 'reset-after' } as const;
  double.on(POST, { kind: 'status', status: 500, takes: true });
  double.on(GET, { kind: 'accept' }, lost, lost, lost);
  expect(await scheduling.cancel(schedule)).toEqual({
    state: 'unknown',
    reason: 'No readable answer came from SendGrid (ECONNRESET).',
  });
  expect(slept).toEqual([1000, 2000]);
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
  expect(double.counts().calls[POST]).toBe(1);
});

test('a cancellation that is lost on its way is unknown, for it may still arrive', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  await transport.submit(scheduled(2, schedule));
  double.on(POST, { kind: 'late', afterMs: 5 * MINUTE_MS, status: 503 });
  expect(await scheduling.cancel(schedule)).toEqual({
    state: 'unknown',
    reason: 'SendGrid answered 503. The cancellation is not listed.',
  });
  double.clock.pass(5 * MINUTE_MS);
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
});

test('a cancellation that arrives after the limit is never taken for one in time', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  await transport.submit(scheduled(2, schedule));
  double.on(POST, { kind: 'late', afterMs: 25 * MINUTE_MS - LIMIT_MS + 1 });
  expect(await scheduling.cancel(schedule)).toMatchObject({ state: 'unknown' });
  double.clock.pass(25 * MINUTE_MS - LIMIT_MS + 1);
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'unclear' });
  double.clock.pass(HOUR_MS);
  expect(double.counts()).toMatchObject({ delivered: 2 });
});

test('mails that are taken late into a cancelled batch reach nobody', async () => {
  const { double, transport, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  double.next({ kind: 'late', afterMs: 40 * MINUTE_MS });
  expect(await transport.submit(scheduled(2, schedule))).toMatchObject({ state: 'unknown' });
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'cancelled' });
  const again = await openSchedule(scheduling, 25 * MINUTE_MS);
  expect(await transport.submit(scheduled(2, again))).toMatchObject({ state: 'accepted' });
  double.clock.pass(HOUR_MS);
  expect(double.counts()).toMatchObject({
    accepted: 4,
    delivered: 2,
    discarded: 2,
    duplicates: 0,
  });
});

test('an answer without a time decides nothing', async () => {
  const { double, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  double.on(GET, { kind: 'status', status: 200, headers: { date: 'soon' }, body: [] });
  expect(await scheduling.cancel(schedule)).toEqual({
    state: 'unknown',
    reason: 'SendGrid’s answer does not say when it was written.',
  });
  expect(double.counts().calls[POST]).toBeUndefined();
});

test.each([
  [401, 'SendGrid does not know the key (401). Check SENDGRID_API_KEY.'],
  [403, 'SendGrid forbids it (403). Check the permissions of the key and the sender’s address.'],
  [429, 'SendGrid asks to wait (429).'],
])('a cancellation that is answered %i was refused', async (status, reason) => {
  const { double, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  const answer = { kind: 'status', status } as const;
  double.on(POST, answer, answer, answer);
  expect(await scheduling.cancel(schedule)).toEqual({ state: 'refused', reason });
});

test('a redirect of a question is not followed', async () => {
  const { double, scheduling } = await withDouble();
  const schedule = await openSchedule(scheduling, 25 * MINUTE_MS);
  double.on(GET, { kind: 'redirect' });
  expect(await scheduling.cancel(schedule)).toEqual({
    state: 'unknown',
    reason:
      'The address answered with a redirect (302), which was not followed. Check SENDGRID_API_URL.',
  });
});

test('a schedule that SendGrid cannot have named is a mistake of ours', async () => {
  const { scheduling } = await withDouble();
  const cancelled = scheduling.cancel({ id: '../mail/send', sendAt: START });
  await expect(cancelled).rejects.toThrow('did not name');
});

test('a schedule that cannot be opened says whether to try again', async () => {
  const { double, scheduling } = await withDouble();
  const route = 'POST /v3/mail/batch';
  double.on(
    route,
    { kind: 'rate-limit', resetInSeconds: 7 },
    { kind: 'hang', takes: true },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 401, body: { errors: [{ message: `Not ${DOUBLE_KEY}` }] } },
    { kind: 'status', status: 201, body: { batch_id: '<b>' } },
  );
  const states = [];
  for (let no = 0; no < 5; no += 1) states.push(await scheduling.open());
  expect(states).toEqual([
    { state: 'failed', reason: 'SendGrid asks to wait (429).', retryAfterMs: 7_000 },
    {
      state: 'failed',
      reason: 'No readable answer came from SendGrid (time-out).',
      retryAfterMs: 10_000,
    },
    { state: 'failed', reason: 'SendGrid answered 500.', retryAfterMs: 10_000 },
    {
      state: 'failed',
      reason: 'SendGrid does not know the key (401). Check SENDGRID_API_KEY. Not …',
    },
    { state: 'failed', reason: 'SendGrid’s new batch id cannot be read.' },
  ]);
});
