import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from '../../src/server/byte-range.ts';

test.each([
  ['bytes=0-', { from: 0, length: 10 }],
  ['bytes=0-0', { from: 0, length: 1 }],
  ['bytes=3-5', { from: 3, length: 3 }],
  ['bytes=9-99', { from: 9, length: 1 }],
  ['Bytes= 3-5 ', { from: 3, length: 3 }],
  ['bytes=-1', { from: 9, length: 1 }],
  ['bytes=-99', { from: 0, length: 10 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=10-12', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-3', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=0x1-2', 'whole'],
  ['bytes=1.5-2', 'whole'],
  ['bytes=--1', 'whole'],
  ['bytes=0-99999999999999999999', 'whole'],
  ['items=0-1', 'whole'],
  [null, 'whole'],
])('%j of ten bytes', (header, expected) => {
  expect(byteRange(header, 10)).toEqual(expected);
});

test('an empty file has no part', () => {
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(byteRange('bytes=-5', 0)).toBe('unsatisfiable');
});

test('no part reaches beyond the file', () => {
  const bound = fc.option(fc.nat(120), { nil: '' });
  fc.assert(
    fc.property(bound, bound, fc.nat(100), (first, last, size) => {
      const part = byteRange(`bytes=${first}-${last}`, size);
      if (typeof part === 'string') return;
      expect(part.from).toBeGreaterThanOrEqual(0);
      expect(part.length).toBeGreaterThan(0);
      expect(part.from + part.length).toBeLessThanOrEqual(size);
    }),
  );
});
