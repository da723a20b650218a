import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/core/edition/text/columns.ts';
import { wrap } from '../../../src/core/edition/text/wrap.ts';

test('prose is wrapped between words', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

test('an address is never cut, however long it is', () => {
  const address = `https://a.example/${'path/'.repeat(150)}`;
  expect(wrap(`see ${address} now`, 72)).toEqual(['see', address, 'now']);
});

test('the number of an address stays with its word', () => {
  expect(wrap('aaaa bbbb [12], cc', 11)).toEqual(['aaaa', 'bbbb [12],', 'cc']);
});

test('scripts without spaces are broken between characters, two columns each', () => {
  expect(wrap('日本語日本語', 8)).toEqual(['日本語日', '本語']);
  expect(columnsOf('日本')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
});

test('no line can be taken for the start of a message or for a quotation', () => {
  expect(wrap('From here', 72)).toEqual(['From\u00a0here']);
  expect(wrap('> 5', 72)).toEqual(['\u00a0> 5']);
});

test('wrapping keeps every word and adds none', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(words, fc.integer({ min: 24, max: 72 }), (each, width) => {
      const lines = wrap(each.join(' '), width);
      expect(lines.join(' ').split(' ')).toEqual(each);
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});
