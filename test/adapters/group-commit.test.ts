/** Who comes at the same moment shares one write, and its failure. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { groupCommit } from '../../src/adapters/group-commit.ts';

function recording(write: (items: readonly number[]) => Promise<void> = () => sleep(5)) {
  const groups: (readonly number[])[] = [];
  const commit = groupCommit<number>(async (items) => {
    groups.push(items);
    await write(items);
  });
  return { groups, commit };
}

test('who comes alone is written at once', async () => {
  const { groups, commit } = recording();
  const written = commit(1);
  expect(groups).toEqual([[1]]);
  await written;
});

test('who comes while others are written goes with all who do, in the order they came', async () => {
  const { groups, commit } = recording();
  await Promise.all([1, 2, 3, 4].map(commit));
  expect(groups).toEqual([[1], [2, 3, 4]]);
});

test('nobody is told before their own group is written', async () => {
  const gate = Promise.withResolvers<void>();
  const { commit } = recording((items) => (items.includes(2) ? gate.promise : sleep(0)));
  const told: number[] = [];
  const all = [1, 2].map((item) => commit(item).then(() => told.push(item)));
  await all[0];
  await sleep(20);
  expect(told).toEqual([1]);
  gate.resolve();
  await Promise.all(all);
  expect(told).toEqual([1, 2]);
});

test('a write that fails refuses its own group, and no other', async () => {
  const { groups, commit } = recording(async (items) => {
    await sleep(2);
    if (items.includes(3)) throw new Error('disk full');
  });
  const ends = Promise.allSettled([1, 2, 3].map(commit));
  await sleep(3);
  const states = (await ends).map(({ status }) => status);
  expect(states).toEqual(['fulfilled', 'rejected', 'rejected']);
  await commit(4);
  expect(groups).toEqual([[1], [2, 3], [4]]);
});

test('after a write there is a rest, so that a store that blocks leaves time to answer', async () => {
  const { groups, commit } = recording(async () => {
    const until = performance.now() + 8;
    while (performance.now() < until);
  });
  const beganAt = performance.now();
  const first = commit(1);
  const second = commit(2);
  await first;
  // Without a rest the second group would be on its way by now.
  const third = commit(3);
  await Promise.all([second, third]);
  expect(groups).toEqual([[1], [2, 3]]);
  expect(performance.now() - beganAt).toBeGreaterThan(8 + 16 + 8 - 2);
});

test('a write that took long for once is not followed by as long a rest', async () => {
  const { commit } = recording((items) => sleep(items.includes(1) ? 300 : 0));
  await commit(1);
  const beganAt = performance.now();
  await commit(2);
  expect(performance.now() - beganAt).toBeLessThan(500);
});
