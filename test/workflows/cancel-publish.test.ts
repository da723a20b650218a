/** Taking an issue back: all of it, a part of it, too late, and cut off in the middle. */
import { expect, test } from 'vitest';
import { cancelPublish } from '../../src/workflows/cancel-publish.ts';
import { fakeProvider, refuses, takes } from '../fakes/fake-provider.ts';
import { ISSUE, publication, publish } from './publication.ts';
import {
  cancelling,
  MINUTE_MS,
  NOW,
  sendgridPublication,
  WITH_UNDO,
} from './sendgrid-publication.ts';

test('what waits at the provider is taken back, nobody gets it, and all may get it later', async () => {
  const { ports, double, pass } = await sendgridPublication();
  expect(await publish(ports, { wishes: WITH_UNDO })).toMatchObject({ outcome: 'finished' });
  expect(double.counts()).toMatchObject({ accepted: 5, waiting: 5 });
  await pass(8 * MINUTE_MS);
  expect(await cancelPublish(ports, ISSUE)).toMatchObject({
    problems: [],
    isPending: false,
    status: { deliveries: { cancelled: 5, accepted: 0 } },
  });
  await pass(60 * MINUTE_MS);
  expect(double.counts()).toMatchObject({ delivered: 0, discarded: 5 });
  expect(await publish(ports, { wishes: NOW })).toMatchObject({
    outcome: 'finished',
    status: { audience: 5, deliveries: { accepted: 5, cancelled: 0 } },
  });
  expect(double.counts()).toMatchObject({ delivered: 5, duplicates: 0 });
});

test('too late is too late, and is said', async () => {
  const { ports, double, pass } = await sendgridPublication();
  await publish(ports, { wishes: WITH_UNDO });
  await pass(10 * MINUTE_MS);
  expect(await cancelPublish(ports, ISSUE)).toMatchObject({
    problems: [expect.stringContaining('too late')],
    status: { deliveries: { accepted: 5, cancelled: 0 } },
  });
  await pass(20 * MINUTE_MS);
  expect(double.counts()).toMatchObject({ delivered: 5, duplicates: 0 });
});

test('what was not submitted is taken back in any case', async () => {
  const { ports, provider } = await publication({
    provider: fakeProvider({ script: [takes, refuses] }),
  });
  await expect(publish(ports)).rejects.toMatchObject({ id: 'provider-rejected' });
  expect(await cancelPublish(ports, ISSUE)).toMatchObject({
    problems: ['fake had sent these already'],
    status: { deliveries: { accepted: 2, cancelled: 3 } },
  });
  expect(await ports.ledger.openRun(ISSUE)).toBeUndefined();
  await publish(ports);
  expect(new Set(provider.mailed.map(({ address }) => address)).size).toBe(5);
  expect(provider.mailed).toHaveLength(5);
});

test('a provider that does not answer is asked again by the same command', async () => {
  const { ports, double, pass } = await sendgridPublication();
  await publish(ports, { wishes: WITH_UNDO });
  const silent = cancelling(ports, async () => ({ state: 'unknown', reason: 'no answer' }));
  expect(await cancelPublish(silent, ISSUE)).toMatchObject({
    isPending: true,
    problems: [expect.stringContaining('did not answer')],
    // It may be taken back already.
    status: { deliveries: { accepted: 0, unknown: 5 } },
  });
  expect(await cancelPublish(ports, ISSUE)).toMatchObject({
    isPending: false,
    problems: [],
    status: { deliveries: { cancelled: 5 } },
  });
  await pass(60 * MINUTE_MS);
  expect(double.counts()).toMatchObject({ delivered: 0 });
});

test('what was taken back when its answer was lost, and is asked about too late, is unknown', async () => {
  const { ports, double, pass } = await sendgridPublication(2);
  await publish(ports, { wishes: WITH_UNDO });
  // The provider does it, and the process dies before it can write that down.
  const dying = cancelling(ports, async (schedule) => {
    await ports.transport.scheduling?.cancel(schedule);
    throw new Error('died');
  });
  await expect(cancelPublish(dying, ISSUE)).rejects.toThrow('died');
  await pass(60 * MINUTE_MS);
  expect(double.counts()).toMatchObject({ delivered: 0 });
  expect(await cancelPublish(ports, ISSUE)).toMatchObject({
    problems: [expect.stringContaining('no one can tell')],
    status: { deliveries: { accepted: 0, unknown: 2 } },
  });
});

test('an issue of which nothing was published cannot be taken back', async () => {
  const { ports } = await publication();
  await expect(cancelPublish(ports, ISSUE)).rejects.toMatchObject({ id: 'nothing-to-cancel' });
});
