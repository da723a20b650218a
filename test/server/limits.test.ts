/** Limits: counted by key, for a while, and within a bound on memory. */
import { describe, expect, test } from 'vitest';
import { createLimit } from '../../src/server/limits.ts';
import { createRecentKeys } from '../../src/server/recent-keys.ts';
import { createSeenOnce } from '../../src/server/seen-once.ts';

function ticking() {
  let time = 0;
  return { now: () => time, pass: (ms: number) => (time += ms) };
}

describe('a limit', () => {
  test('lets so many pass in a time that begins with the first, whoever else comes', () => {
    const clock = ticking();
    const limit = createLimit({ times: 2, inSeconds: 10 }, clock.now);
    expect(limit.take('one')).toBeUndefined();
    clock.pass(4000);
    expect([limit.take('one'), limit.take('other')]).toEqual([undefined, undefined]);
    expect(limit.take('one')).toBe(6);
    clock.pass(5999);
    expect(limit.take('one')).toBe(1);
    clock.pass(1);
    expect(limit.take('one')).toBeUndefined();
  });

  test('can be looked at without being counted', () => {
    const clock = ticking();
    const limit = createLimit({ times: 1, inSeconds: 10 }, clock.now);
    expect([limit.look('one'), limit.look('one')]).toEqual([undefined, undefined]);
    limit.take('one');
    clock.pass(2500);
    expect(limit.look('one')).toBe(8);
    clock.pass(7500);
    expect(limit.look('one')).toBeUndefined();
  });

  test('holds while tens of thousands of others come', () => {
    const clock = ticking();
    const limit = createLimit({ times: 1, inSeconds: 600 }, clock.now);
    limit.take('one');
    for (let other = 0; other < 49_999; other += 1) limit.take(`other ${other}`);
    expect(limit.take('one')).toBe(600);
  });
});

describe('recent keys', () => {
  test('are never more than twice as many as must be kept', () => {
    const keys = createRecentKeys<number>({ atLeast: 10, forMs: Infinity }, () => 0);
    for (let key = 0; key < 1000; key += 1) {
      keys.set(String(key), key);
      const kept = Array.from({ length: key + 1 }, (_, known) => keys.get(String(known)));
      const count = kept.filter((value) => value !== undefined).length;
      expect(count).toBeLessThanOrEqual(20);
      expect(kept.slice(-10)).not.toContain(undefined);
    }
  });

  test('are kept for as long as they must be, and forgotten soon after', () => {
    const clock = ticking();
    const keys = createRecentKeys<string>({ atLeast: 1000, forMs: 100 }, clock.now);
    clock.pass(99);
    keys.set('first', 'here');
    clock.pass(100);
    keys.set('second', 'here');
    expect(keys.get('first')).toBe('here');
    clock.pass(100);
    keys.set('third', 'here');
    expect(keys.get('first')).toBeUndefined();
    expect(keys.get('second')).toBe('here');
  });
});

test('what was seen counts once, as long as it is among the last', () => {
  const seen = createSeenOnce(3);
  expect(['a', 'b', 'a', 'c', 'b'].map((name) => seen.see(name))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
  for (const name of 'defghi') seen.see(name);
  expect(seen.see('i')).toBe(false);
  expect(seen.see('a')).toBe(true);
});
