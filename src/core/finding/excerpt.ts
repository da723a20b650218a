/** The piece of a text in which most of what is looked for stands. */
import { searchWords } from './search-words.ts';
import { soughtBy, type SoughtWord } from './search-query.ts';

export interface ExcerptPart {
  readonly text: string;
  readonly isFound: boolean;
}

const MOST_CHARACTERS = 240;
/** Before the first word that was found. */
const LEAD = 60;

/** All of the text, with the words marked. */
export function marked(text: string, words: readonly SoughtWord[]): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let end = 0;
  for (const { start, end: wordEnd } of foundIn(text, words)) {
    if (start > end) parts.push({ text: text.slice(end, start), isFound: false });
    if (wordEnd <= end) continue;
    parts.push({ text: text.slice(Math.max(start, end), wordEnd), isFound: true });
    end = wordEnd;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isFound: false });
  return parts;
}

/** At most 240 characters; the beginning where nothing was found. */
export function excerptFor(text: string, words: readonly SoughtWord[]): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const found = foundIn(text, words);
  const best = found.reduce(
    (most, { start }) => {
      const within = found.filter((each) => each.start >= start && each.end <= start + REACH);
      const count = new Set(within.map(({ sought }) => sought)).size;
      return count > most.count ? { start, count } : most;
    },
    { start: 0, count: 0 },
  );
  return cut(text, Math.max(0, best.start - LEAD));
}

/** How many of the words stand in the text. */
export function hitsIn(text: string, words: readonly SoughtWord[]): number {
  return new Set(foundIn(text, words).map(({ sought }) => sought)).size;
}

const REACH = MOST_CHARACTERS - LEAD;

function foundIn(text: string, words: readonly SoughtWord[]) {
  return searchWords(text).flatMap(({ word, start, end }) => {
    const sought = soughtBy(words, word);
    return sought === undefined ? [] : [{ sought, start, end }];
  });
}

/** Begins and ends between words, where the script has such places. */
function cut(text: string, from: number): string {
  const space = text.indexOf(' ', from);
  const start = from === 0 ? 0 : space < 0 || space > from + LEAD / 2 ? from : space + 1;
  const piece = text.slice(start, start + MOST_CHARACTERS);
  const last = piece.lastIndexOf(' ');
  const isCut = start + MOST_CHARACTERS < text.length;
  const whole = isCut && last > MOST_CHARACTERS / 2 ? piece.slice(0, last) : piece;
  return `${start === 0 ? '' : '… '}${whole.replace(/[\s,;:–—-]+$/, '')}${isCut ? ' …' : ''}`;
}
