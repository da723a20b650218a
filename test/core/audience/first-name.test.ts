import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstName } from '../../../src/core/audience/first-name.ts';

test.each([
  ['Ada', 'Ada'],
  ['  Ada   Lovelace ', 'Ada'],
  ['Dr. Ada Lovelace', 'Ada'],
  ['Prof. Dr. Dipl.-Ing. Anne-Lise Ek', 'Anne-Lise'],
  ['O’Neill', 'O’Neill'],
  ["D'Arcy Wentworth", "D'Arcy"],
  ['J.R Tolkien', 'J.R'],
  ['Zoe\u0308 Ek', 'Zo\u00eb'],
  ['日本 太郎', '日本'],
  ['עדה לבלייס', 'עדה'],
  ['अदिति राव', 'अदिति'],
])('%j is greeted as %j', (name, first) => {
  expect(firstName(name)).toBe(first);
});

test.each([
  undefined,
  '',
  '   ',
  'Dr.',
  'A. Lovelace',
  'Lovelace, Ada',
  'ada@example.com',
  'https://evil.example',
  'evil.example',
  'www.evil.example now',
  'Ada2',
  '<b>Ada</b>',
  'Ada&amp;',
  'Ada\u0000',
  'A\u202eda',
  '\u3164',
  'A\u200bda',
  'ada_lovelace',
  '__roundup_unsubscribe_token__',
  "'Ada'",
  '-Ada',
  'Ada-',
  'x'.repeat(41),
  'x'.repeat(100_000),
])('%j is no name to greet by', (name) => {
  expect(firstName(name)).toBeUndefined();
});

test('whatever is given, a first name is one short word of letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (given) => {
      const first = firstName(given);
      if (first === undefined) return;
      expect(first).toMatch(/^\p{L}[\p{L}\p{M}'’.-]*$/u);
      expect(first).not.toMatch(/\p{L}{2}\./u);
      expect([...first].length).toBeLessThanOrEqual(40);
    }),
  );
});
