import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedWords, searchWords } from '../../../src/core/finding/search-words.ts';

const words = (text: string): string[] => searchWords(text).map(({ word }) => word);

test.each([
  ['Knots, and more KNOTS!', ['knots', 'and', 'more', 'knots']],
  ['João’s café in Łódź', ['joaos', 'cafe', 'in', 'lodz']],
  ['Straße, Ærø and Smørrebrød', ['strasse', 'aero', 'and', 'smorrebrod']],
  ['C++ beats C# and k8s', ['c++', 'beats', 'c#', 'and', 'k8s']],
  ['Привет, ёлка', ['привет', 'елка']],
  ['مَرْحَبًا بالعـــالم', ['مرحبا', 'بالعالم']],
  ['שָׁלוֹם', ['שלום']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['한국어 검색', ['한국어', '검색']],
  ['分散システム', ['分散', '散シ', 'シス', 'ステ', 'テム', 'ム']],
  ['Kubernetes入門', ['kubernetes', '入門', '門']],
  ['x'.repeat(50), ['x'.repeat(32)]],
  ['— … 😀', []],
])('%s', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('every word says where it stands', () => {
  const text = 'A “Crème brûlée” 東京で, twice';
  const found = searchWords(text).map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual(['A', 'Crème', 'brûlée', '東京', '京で', 'で', 'twice']);
});

test('words are the same without their places', () => {
  const piece = fc.constantFrom(
    'ab',
    'C',
    '1',
    "'",
    '’',
    ' ',
    '+',
    '++',
    '#',
    '.',
    '–',
    '·',
    '\u0130',
    'é',
    '東京',
    'x'.repeat(40),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string())), (pieces) => {
      const text = pieces.join('');
      expect(foldedWords(text)).toEqual(words(text));
    }),
    { numRuns: 1000 },
  );
});
