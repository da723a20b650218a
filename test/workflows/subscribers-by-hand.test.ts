import { expect, test } from 'vitest';
import { addSubscriber } from '../../src/workflows/add-subscriber.ts';
import { eraseSubscriber } from '../../src/workflows/erase-subscriber.ts';
import { listSubscribers } from '../../src/workflows/list-subscribers.ts';
import { removeSubscriber } from '../../src/workflows/remove-subscriber.ts';
import { showSubscriber } from '../../src/workflows/show-subscriber.ts';
import { tagSubscriber } from '../../src/workflows/tag-subscriber.ts';
import { unsubscribe } from '../../src/workflows/unsubscribe.ts';
import { collect } from '../fakes/collect.ts';
import { memoryPeople } from '../fakes/memory-subscribers.ts';
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
  const list = listSubscribers({ subscribers }, { state: 'active', limit: 1 });
  expect(await list.counts()).toMatchObject({ active: 2, unsubscribed: 1 });
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

test('all that is known of one person, in whatever spelling, or that nothing is', async () => {
  const people = memoryPeople();
  await addSubscriber({ ...people, clock }, { address: 'Ada@example.com', name: 'Ada' });
  expect(await showSubscriber(people, { address: 'ADA@example.com' })).toMatchObject({
    record: {
      subscriber: { address: { spelling: 'Ada@example.com' }, name: 'Ada' },
      consents: [{ action: 'added', source: 'cli' }],
    },
  });
  const nobody = await showSubscriber(people, { address: 'bo@example.com' });
  expect(nobody.record).toBeUndefined();
  await expect(showSubscriber(people, { address: 'nobody' })).rejects.toMatchObject({
    id: 'address-invalid',
  });
});

test('nobody is erased unless the same address is given again', async () => {
  const people = memoryPeople();
  const ports = { ...people, clock };
  await addSubscriber(ports, { address: 'ada@example.com' });
  const erase = (confirm: Parameters<typeof eraseSubscriber>[1]['confirm']) =>
    eraseSubscriber(ports, { address: 'Ada@example.com', confirm });
  for (const confirm of ['bo@example.com', '', async () => undefined]) {
    await expect(erase(confirm)).rejects.toMatchObject({
      id: 'erasure-not-confirmed',
      kind: 'not-confirmed',
    });
  }
  expect(await people.subscribers.findByAddress('ada@example.com')).toBeDefined();
  expect(await erase(async () => 'ADA@example.com')).toBe('erased');
  expect(await people.subscribers.findByAddress('ada@example.com')).toBeUndefined();
  expect(await addSubscriber(ports, { address: 'ada@example.com' })).toBe('suppressed');
  const unasked = () => Promise.reject(new Error('nobody should be asked'));
  const bo = { address: 'bo@example.com', confirm: unasked };
  expect(await eraseSubscriber(ports, bo)).toBe('unknown');
});

test('tags are given and taken away', async () => {
  const people = memoryPeople();
  await addSubscriber({ ...people, clock }, { address: 'ada@example.com' });
  const tag = (...changes: string[]) =>
    tagSubscriber(people, { address: 'ADA@example.com', changes });
  expect(await tag('+b', '+a c', '-x')).toEqual({ outcome: 'changed', tags: ['a c', 'b'] });
  expect(await tag('+b')).toEqual({ outcome: 'unchanged', tags: ['a c', 'b'] });
  expect(await tag('-b')).toEqual({ outcome: 'changed', tags: ['a c'] });
  for (const wrong of ['a', '+', '-', '+a,b', '--confirm', `+${'x'.repeat(101)}`]) {
    await expect(tag(wrong)).rejects.toMatchObject({ id: 'tag-invalid', kind: 'usage' });
  }
  const many = Array.from({ length: 50 }, (_, no) => `+t${no}`);
  await expect(tag(...many)).rejects.toMatchObject({ id: 'tags-too-many' });
  const nobody = { address: 'bo@example.com', changes: ['+a'] };
  expect(await tagSubscriber(people, nobody)).toEqual({ outcome: 'unknown', tags: [] });
});
