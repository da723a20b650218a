import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBoundedCache } from '../../src/server/bounded-cache.ts';

/** Values are their own weights; `made` tells what was made, in order. */
function counted(most: number) {
  const cache = createBoundedCache<number>({ most, weigh: (value) => value });
  const made: string[] = [];
  const get = (key: string, weight: number) =>
    cache.get(key, async () => {
      made.push(key);
      return weight;
    });
  return { cache, get, made };
}

test('whoever asks while a value is made waits for that one', async () => {
  const { get, made } = counted(10);
  await Promise.all([get('a', 1), get('a', 1), get('a', 1)]);
  await get('a', 1);
  expect(made).toEqual(['a']);
});

test('what was not asked for the longest goes first', async () => {
  const { get, made } = counted(3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) await get(key, 1);
  expect(made).toEqual(['a', 'b', 'c', 'd']);
  await get('a', 1);
  await get('c', 1);
  expect(made).toEqual(['a', 'b', 'c', 'd']);
  await get('b', 1);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
});

test('what is too heavy is handed on and drives nothing out', async () => {
  const { get, made } = counted(3);
  await get('a', 3);
  expect(await get('heavy', 4)).toBe(4);
  await get('a', 3);
  await get('heavy', 4);
  expect(made).toEqual(['a', 'heavy', 'heavy']);
});

test('what failed is tried again', async () => {
  const { cache, get } = counted(3);
  const failing = (): Promise<number> => Promise.reject(new Error('no'));
  await expect(cache.get('a', failing)).rejects.toThrow('no');
  expect(await get('a', 2)).toBe(2);
});

test('the bound holds, whatever is asked for in whatever order', async () => {
  const keys = fc.array(fc.nat(12), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(keys, fc.integer({ min: 1, max: 20 }), async (asked, most) => {
      const { get, made } = counted(most);
      for (const key of asked) await get(String(key), key);
      // What is kept is not made again. The newest is asked for first, so that asking for one
      // never drives out another that is yet to be asked for.
      let weight = 0;
      for (const key of new Set(asked.toReversed())) {
        const before = made.length;
        await get(String(key), key);
        if (made.length > before) break;
        weight += key;
      }
      expect(weight).toBeLessThanOrEqual(most);
    }),
  );
});
