/** What a reader looks for, and which words of a text fit it. */
import { searchWords } from './search-words.ts';

export interface SoughtWord {
  readonly word: string;
  /** The last word may be typed only half. */
  readonly isOpen: boolean;
}

/** Nobody types more, but anybody may make an address. */
export const MOST_QUERY_CHARACTERS = 200;
const MOST_WORDS = 8;
/** A word’s other forms, as of one and of many, are not much longer. */
const ENDING = 2;
const FEWEST_WITH_ENDING = 4;
/** What begins with one or two letters is nearly everything. */
const FEWEST_OPEN = 3;
const NO_LETTERS = /[\u2e80-\u{10ffff}]/u;

/** Each word once; the last is open where nothing follows it. */
export function soughtWords(text: string): SoughtWord[] {
  const found = searchWords(text.slice(0, MOST_QUERY_CHARACTERS));
  const last = found.at(-1);
  const isTyped = last !== undefined && last.end === text.trimEnd().length && !/\s$/.test(text);
  const words = new Map<string, boolean>();
  for (const each of found.slice(0, MOST_WORDS)) {
    words.set(each.word, (words.get(each.word) ?? false) || (isTyped && each === last));
  }
  return withoutTails([...words].map(([word, isOpen]) => ({ word, isOpen })));
}

/** From 0, where it does not fit, to 1. */
export function fitOf({ word, isOpen }: SoughtWord, found: string): number {
  if (found === word) return 1;
  if (!found.startsWith(word)) return 0;
  const more = found.length - word.length;
  if (isOpen && (word.length >= FEWEST_OPEN || NO_LETTERS.test(word))) {
    return 0.5 + 0.4 * (word.length / found.length);
  }
  return word.length >= FEWEST_WITH_ENDING && more <= ENDING ? 0.8 : 0;
}

/** undefined where a word of a text fits none of them. */
export function soughtBy(words: readonly SoughtWord[], found: string): SoughtWord | undefined {
  return words.find((word) => fitOf(word, found) > 0);
}

/** The last character of what is written without spaces is part of the pair before it. */
function withoutTails(words: readonly SoughtWord[]): SoughtWord[] {
  const isPair = ({ word }: SoughtWord): boolean => [...word].length === 2 && NO_LETTERS.test(word);
  return words.filter(({ word }, index) => {
    const before = words[index - 1];
    const isTail = before !== undefined && isPair(before) && before.word.endsWith(word);
    return !isTail || [...word].length !== 1;
  });
}
