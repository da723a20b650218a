/** Settling what is unknown: taken back in time, found, or asked. */
import { expect, test } from 'vitest';
import { reconcile, type Decision, type OpenQuestion } from '../../src/workflows/reconcile.ts';
import type { SendgridPublication } from './sendgrid-publication.ts';
import { MINUTE_MS, NOW, sendgridPublication, WITH_UNDO } from './sendgrid-publication.ts';
import { ISSUE, publish } from './publication.ts';

const TAKEN = [{ kind: 'accept' }, { kind: 'reset-after' }] as const;
const LOST = [{ kind: 'accept' }, { kind: 'reset-before' }] as const;

async function unknownBatch(answers: typeof TAKEN | typeof LOST) {
  const publishing = await sendgridPublication();
  publishing.double.next(...answers);
  const result = await publish(publishing.ports, { wishes: NOW });
  expect(result).toMatchObject({ outcome: 'unresolved', unknown: 2 });
  return publishing;
}

/** Answers every question alike, and keeps them. */
async function settle({ ports }: SendgridPublication, decision: Decision) {
  const asked: OpenQuestion[] = [];
  const result = await reconcile(ports, ISSUE, async (question) => {
    asked.push(question);
    return decision;
  });
  return { result, asked };
}

test.each([
  { answers: TAKEN, what: 'taken' },
  { answers: LOST, what: 'lost' },
])('while mails wait, what is unknown is taken back by itself: $what', async ({ answers }) => {
  const { ports, double, pass } = await sendgridPublication();
  double.next(...answers);
  expect(await publish(ports, { wishes: WITH_UNDO })).toMatchObject({
    outcome: 'finished',
    unknown: 0,
  });
  await pass(60 * MINUTE_MS);
  expect(double.counts()).toMatchObject({ delivered: 5, distinct: 5, duplicates: 0 });
});

test('what went out at once is found in the log when its time has come', async () => {
  const publishing = await unknownBatch(TAKEN);
  const early = await settle(publishing, 'wait');
  expect(early.asked).toMatchObject([{ found: 'too-early', batch: { no: 2, recipients: 2 } }]);
  expect(early.result).toMatchObject({ found: 0, open: [{}] });
  await publishing.pass(6 * MINUTE_MS);
  const { asked, result } = await settle(publishing, 'wait');
  expect(asked).toEqual([]);
  expect(result).toMatchObject({
    found: 1,
    open: [],
    status: { deliveries: { accepted: 5, unknown: 0 }, finishedAt: expect.any(Date) },
  });
});

test('what is not found is asked about, and sent again only by a person’s word', async () => {
  const publishing = await unknownBatch(LOST);
  const { ports, double, pass } = publishing;
  await pass(6 * MINUTE_MS);
  const waiting = await settle(publishing, 'wait');
  expect(waiting.asked).toMatchObject([{ found: 'not-found' }]);
  expect(waiting.result.status.deliveries.unknown).toBe(2);
  const { result } = await settle(publishing, 'resend');
  expect(result).toMatchObject({ resent: 1, open: [] });
  expect(await publish(ports, { wishes: { ...NOW, resume: true } })).toMatchObject({
    outcome: 'finished',
    unknown: 0,
  });
  expect(double.counts()).toMatchObject({ delivered: 5, duplicates: 0 });
});

test('what is left as it is ends the run, and is told apart', async () => {
  const publishing = await unknownBatch(LOST);
  await publishing.pass(6 * MINUTE_MS);
  const { result } = await settle(publishing, 'leave');
  expect(result).toMatchObject({
    left: 1,
    open: [],
    status: { deliveries: { unknown: 2 }, leftUnknown: 2, finishedAt: expect.any(Date) },
  });
  expect(await publish(publishing.ports, { wishes: NOW })).toMatchObject({
    outcome: 'nothing-due',
    unknown: 0,
  });
});

test('a log that cannot be read decides nothing', async () => {
  const publishing = await unknownBatch(LOST);
  await publishing.pass(6 * MINUTE_MS);
  publishing.double.on('POST /v3/logs', { kind: 'status', status: 403 });
  publishing.double.on('POST /v3/logs', { kind: 'status', status: 403 });
  const { asked } = await settle(publishing, 'wait');
  expect(asked).toMatchObject([{ found: 'unknown', detail: expect.stringContaining('403') }]);
});
