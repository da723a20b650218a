/** Facts come in any order, some twice, and always lead to one and the same outcome. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitOf, outcomeOf, type RecipientFact } from '../../../src/core/events/recipient-facts.ts';

const facts = fc.array(
  fc.constantFrom<RecipientFact>(
    'processed',
    'deferred',
    'delivered',
    'blocked',
    'bounced',
    'dropped',
    'complained',
  ),
  { maxLength: 12 },
);

const outcome = (told: readonly RecipientFact[]) =>
  outcomeOf(told.reduce((known, fact) => known | bitOf(fact), 0));

test('neither the order nor a repetition matters', () => {
  fc.assert(
    fc.property(facts, fc.infiniteStream(fc.nat()), (told, keys) => {
      const shuffled = [...told, ...told]
        .map((fact) => [keys.next().value ?? 0, fact] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, fact]) => fact);
      expect(outcome(shuffled)).toBe(outcome(told));
    }),
  );
});

test.each([
  [[], 'silent'],
  [['processed'], 'silent'],
  [['delivered', 'deferred'], 'delivered'],
  [['deferred', 'processed'], 'deferred'],
  [['delivered', 'bounced'], 'bounced'],
  [['delivered', 'blocked'], 'blocked'],
  [['delivered', 'complained'], 'delivered'],
  [['dropped', 'processed'], 'dropped'],
] as const)('%j is %s', (told, expected) => {
  expect(outcome(told)).toBe(expected);
});

test('each fact keeps the bit that stores hold', () => {
  const known = ['processed', 'deferred', 'delivered', 'blocked', 'bounced', 'dropped'] as const;
  expect([...known, 'complained' as const].map(bitOf)).toEqual([1, 2, 4, 8, 16, 32, 64]);
});
