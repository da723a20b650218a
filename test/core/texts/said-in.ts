/** All that a language says, each text with numbers and names put in. */
import { catalogues, type TextLanguage } from '../../../src/core/texts/texts.ts';

/** Where the text is, as `site.search.label 2`, and what it says. */
export function saidIn(language: TextLanguage): [path: string, text: string][] {
  return said(catalogues[language], []);
}

const NUMBERS = [0, 1, 2, 3, 11, 12, 100];

function said(value: unknown, path: readonly string[]): [string, string][] {
  const name = path.join('.');
  if (typeof value === 'string') return [[name, value]];
  if (typeof value === 'function') {
    return NUMBERS.map((number) => {
      const given = anything(number);
      return [`${name} ${number}`, String(Reflect.apply(value, undefined, [given, given, given]))];
    });
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${name} is no text.`);
  return Object.entries(value).flatMap(([key, each]) => said(each, [...path, key]));
}

/** A number to whom counts, a name to whom writes, and a mark to whom sets words apart. */
function anything(number: number): unknown {
  return Object.assign((words: string) => words, {
    valueOf: () => number,
    toString: () => 'Mara',
    first: '2020',
    last: '2023',
    most: '2021',
    count: number,
  });
}
