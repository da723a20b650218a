/** The test copy: one mail, marked, that leaves no trace in the store. */
import { expect, test } from 'vitest';
import { sendTestCopy, TEST_SUBSCRIBER_ID } from '../../src/workflows/send-test-copy.ts';
import { unsubscribe } from '../../src/workflows/unsubscribe.ts';
import { all } from '../adapters/store-steps.ts';
import { fakeProvider, losesAnswer, refuses } from '../fakes/fake-provider.ts';
import { ISSUE, publication, requestOf } from './publication.ts';

test('one marked copy goes to the address given, and nothing is recorded', async () => {
  const { ports, provider, store } = await publication();
  const to = { address: 'You@Example.com', tier: 'patron' };
  const copy = await sendTestCopy(ports, requestOf({ draft: true }), to);
  expect(copy).toEqual({ subject: '[Test] Age-old infra patterns', providerId: 'p-1' });
  expect(provider.submissions).toHaveLength(1);
  expect(provider.submissions[0]).toMatchObject({
    tier: 'patron',
    message: { subject: '[Test] Age-old infra patterns' },
    recipients: [{ address: 'You@Example.com', subscriberId: TEST_SUBSCRIBER_ID }],
  });
  expect((await store.ledger.status(ISSUE)).startedAt).toBeUndefined();
});

test('its unsubscribe address works and unsubscribes nobody', async () => {
  const { ports, provider, store, clock } = await publication();
  await sendTestCopy(ports, requestOf(), { address: 'r0@example.com', tier: 'public' });
  const before = await all(store.subscribers.list({}));
  const { subscribers, tokens } = store;
  const token = provider.mailed[0]?.token ?? '';
  expect(await unsubscribe({ subscribers, tokens, clock }, { token, source: 'one-click' })).toBe(
    'done',
  );
  expect(await all(store.subscribers.list({}))).toEqual(before);
});

test.each([
  ['test-address', {}, { address: 'not an address', tier: 'public' }],
  ['no-such-edition', {}, { address: 'you@example.com', tier: 'platinum' }],
] as const)('%s: nothing leaves', async (id, over, to) => {
  const { ports, provider } = await publication();
  await expect(sendTestCopy(ports, requestOf(over), to)).rejects.toMatchObject({ id });
  expect(provider.submissions).toEqual([]);
});

test.each([[['the edition for public (HTML): text of 2023-10#pricing, for patron']], [undefined]])(
  'nothing leaves that the gate stops, or has not looked at (%#)',
  async (leaks) => {
    const { ports, provider } = await publication();
    const to = { address: 'you@example.com', tier: 'public' };
    await expect(sendTestCopy(ports, requestOf({ leaks }), to)).rejects.toMatchObject({
      id: 'editions-leak',
    });
    expect(provider.submissions).toEqual([]);
  },
);

test.each([
  [refuses, { id: 'test-copy-rejected', kind: 'unavailable' }],
  [losesAnswer, { id: 'test-copy-unknown', kind: 'unresolved' }],
])('what the provider answers is told (%#)', async (answer, failure) => {
  const { ports } = await publication({ provider: fakeProvider({ script: [answer] }) });
  const to = { address: 'you@example.com', tier: 'public' };
  await expect(sendTestCopy(ports, requestOf(), to)).rejects.toMatchObject(failure);
});
