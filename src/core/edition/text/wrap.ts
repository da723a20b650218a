/** Wraps prose between words, and so that format=flowed (RFC 3676) changes nothing about it. */
import { columnsOf, hasWide } from './columns.ts';

/** RFC 5322, 2.1.1 recommends 78; replies that quote get their room out of the difference. */
export const WIDTH = 72;

/** A longer word is cut, for a line may have 998 bytes and a character up to four. */
const LONGEST_WORD = 230;
/** Not torn from the word before. */
const GLUED = /^\[\d+\][.,;:!?)]*$/;
const ADDRESS = /^["'(<[{]*(?:https?:\/\/|mailto:)[!-~]+$/;
/** Whole addresses are no longer (whole-address.ts); written text may be. */
const LONGEST_ADDRESS = 900;
const SPACES = /[ \t\r\f]+/;

/** Newlines in `text` stay; nothing ends in a space, and an address is never cut. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columnsOf(joined) <= width) {
      line = joined;
    } else if (columnsOf(word) > width && isCut(word)) {
      const pieces = cut(joined, width);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
    } else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map(unmistakable);
}

function isCut(word: string): boolean {
  if (ADDRESS.test(word) && word.length <= LONGEST_ADDRESS) return false;
  return hasWide(word) || word.length > LONGEST_WORD;
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text.trim().split(SPACES)) {
    const before = words.at(-1);
    if (before !== undefined && before !== '' && GLUED.test(word))
      words[words.length - 1] = `${before} ${word}`;
    else words.push(word);
  }
  return words;
}

/** Scripts without spaces are broken between characters; of others only what no line can hold. */
function cut(text: string, width: number): string[] {
  const limit = hasWide(text) ? width : LONGEST_WORD;
  const pieces: string[] = [];
  let piece = '';
  let columns = 0;
  for (const character of text) {
    const size = columnsOf(character);
    if (columns + size > limit && size > 0) {
      pieces.push(piece.trim());
      piece = '';
      columns = 0;
    }
    piece += character;
    columns += size;
  }
  return [...pieces, piece.trim()].filter((each) => each !== '');
}

/** Mail stores take `From ` for the next message, and readers take `>` for a quotation. */
export function unmistakable(line: string): string {
  if (line.startsWith('From ')) return `From\u00a0${line.slice('From '.length)}`;
  return line.startsWith('>') ? `\u00a0${line}` : line;
}
