/** The words of a text as the search over everything has them: the same at the build and in any browser. */
import { foldWord } from './fold-word.ts';

export interface SearchWord {
  readonly word: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** With an apostrophe inside, and the signs of `c++` and `c#`. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*(?:\+\+|#)?/gu;
/** Scripts that write words without spaces between them. */
const WITHOUT_SPACES =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*)+/gu;
/** Nobody looks for more of a word, and a text may hold digits without end. */
const MOST_CHARACTERS = 32;
const PLAIN = /^[A-Za-z0-9'’+#]+$/;
/** Most texts have no letters but Latin ones without accents; in them words are found without Unicode. */
const PLAIN_TEXT = /^[\0-\x7f‘’“”–—…·]*$/;
const PLAIN_WORD = /[a-z0-9](?:[a-z0-9]|['’](?=[a-z]))*(?:\+\+|#)?/g;

/** In the order of the text. */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (PLAIN.test(found)) add(words, found, index);
    else addParts(words, found, index);
  }
  return words;
}

/** The same without their places. */
export function foldedWords(text: string): string[] {
  if (!PLAIN_TEXT.test(text)) return searchWords(text).map(({ word }) => word);
  const words = text.toLowerCase().match(PLAIN_WORD) ?? [];
  return words.map((word) => foldWord(word).slice(0, MOST_CHARACTERS));
}

/** What was written without spaces is taken apart; letters of other scripts beside it are words. */
function addParts(words: SearchWord[], text: string, offset: number): void {
  let end = 0;
  for (const { 0: run, index } of text.matchAll(WITHOUT_SPACES)) {
    if (index > end) add(words, text.slice(end, index), offset + end);
    addPairs(words, run, offset + index);
    end = index + run.length;
  }
  if (end < text.length) add(words, text.slice(end), offset + end);
}

/**
 * Every two characters that stand together, and the last by itself: what browsers take for a word in
 * these scripts differs from one to the next, but a pair is a pair.
 */
function addPairs(words: SearchWord[], run: string, offset: number): void {
  const characters = [...run.matchAll(/.\p{M}*/gsu)];
  for (const [position, { 0: character, index }] of characters.entries()) {
    add(words, character + (characters[position + 1]?.[0] ?? ''), offset + index);
  }
}

function add(words: SearchWord[], found: string, start: number): void {
  const word = foldWord(found).slice(0, MOST_CHARACTERS);
  if (word !== '') words.push({ word, start, end: start + found.length });
}
