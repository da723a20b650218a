import { expect, test } from 'vitest';
import { addSubscriber } from '../../src/workflows/add-subscriber.ts';
import { listSubscribers } from '../../src/workflows/list-subscribers.ts';
import { removeSubscriber } from '../../src/workflows/remove-subscriber.ts';
import { unsubscribe } from '../../src/workflows/unsubscribe.ts';
import { collect } from '../fakes/collect.ts';
import { scratchStore } from '../fakes/scratch-store.ts';
import { stillClock } from '../fakes/still-clock.ts';

const clock = stillClock();

test('adding, adding again, removing, and adding after that', async () => {
  const { subscribers } = await scratchStore();
  const ports = { subscribers, clock };
  const add = () => addSubscriber(ports, { address: ' ada@example.com ', name: ' Ada ' });
  const remove = () => removeSubscriber(ports, { address: 'ADA@example.com' });
  expect(await add()).toBe('added');
  expect(await add()).toBe('unchanged');
  expect(await remove()).toBe('ended');
  expect(await remove()).toBe('already');
  expect(await add()).toBe('suppressed');
  expect(await removeSubscriber(ports, { address: 'bo@example.com' })).toBe('unknown');
});

test('a list has the counts of all states and the subscribers of one', async () => {
  const { subscribers } = await scratchStore();
  const ports = { subscribers, clock };
  for (const name of ['ada', 'bo', 'cy']) {
    await addSubscriber(ports, { address: `${name}@example.com` });
  }
  await removeSubscriber(ports, { address: 'bo@example.com' });
  const list = await listSubscribers({ subscribers }, { state: 'active', limit: 1 });
  expect(list.counts).toMatchObject({ active: 2, unsubscribed: 1 });
  expect(await collect(list.subscribers)).toHaveLength(1);
});

test.each([
  [{ address: 'not-an-email' }, 'address-invalid'],
  [{ address: 'ada@example.com', name: 'Ada\nBcc: eve@example.com' }, 'name-invalid'],
])('what was typed wrong is not repeated', async (request, id) => {
  const { subscribers } = await scratchStore();
  const work = addSubscriber({ subscribers, clock }, request);
  await expect(work).rejects.toMatchObject({ id, kind: 'usage' });
  await expect(work).rejects.not.toThrow(/not-an-email|eve/);
});

test('a token leaves, and leaves again without harm', async () => {
  const { subscribers, tokens } = await scratchStore();
  await addSubscriber({ subscribers, clock }, { address: 'ada@example.com' });
  const ada = await subscribers.findByAddress('ada@example.com');
  const ports = { subscribers, tokens, clock };
  const token = tokens.issue(ada?.id ?? '');
  expect(await unsubscribe(ports, { token, source: 'one-click' })).toBe('done');
  expect(await unsubscribe(ports, { token, source: 'page' })).toBe('done');
  expect(await subscribers.findByAddress('ada@example.com')).toMatchObject({
    state: 'unsubscribed',
  });
});

test('a true token of somebody who is gone is done, a made-up one is not', async () => {
  const { subscribers, tokens } = await scratchStore();
  const ports = { subscribers, tokens, clock };
  const token = tokens.issue('018c0000-0000-7000-8000-000000000000');
  expect(await unsubscribe(ports, { token, source: 'page' })).toBe('done');
  const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(await unsubscribe(ports, { token: forged, source: 'page' })).toBe('bad-token');
});
