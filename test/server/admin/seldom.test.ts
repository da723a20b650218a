/** What takes long is asked for seldom, and whoever waits for it waits for the same answer. */
import { expect, test } from 'vitest';
import { seldom } from '../../../src/server/admin/seldom.ts';
import { stillClock } from '../../fakes/still-clock.ts';

test('an answer is kept for nine times as long as it took', async () => {
  const clock = stillClock();
  let asked = 0;
  const ask = seldom(clock, async () => {
    clock.pass(100);
    return (asked += 1);
  });
  expect(await ask()).toBe(1);
  clock.pass(899);
  expect(await ask()).toBe(1);
  clock.pass(1);
  expect(await ask()).toBe(2);
});

test('who asks at once gets one answer', async () => {
  let asked = 0;
  const ask = seldom(stillClock(), async () => (asked += 1));
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
});

test('a failure is told to all who waited, and then asked about anew', async () => {
  let asked = 0;
  const ask = seldom(stillClock(), async () => {
    asked += 1;
    if (asked === 1) throw new Error('busy');
    return asked;
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});
