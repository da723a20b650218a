/** The words of a text, for the index and for what is highlighted. */

export interface SearchWord {
  /** In the form in which words are compared. */
  readonly word: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** With an apostrophe inside, and the signs of `c++` and `c#`. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*(?:\+\+|#)?/gu;
/** Scripts that write words without spaces between them. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

export function wordsOf(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (WITHOUT_SPACES.test(found)) words.push(...segmentsOf(found, index));
    else words.push({ word: compared(found), start: index, end: index + found.length });
  }
  return words;
}

/** Case, accents and apostrophes do not count. */
function compared(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC');
}

function segmentsOf(text: string, offset: number): SearchWord[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment, index }) => ({
      word: compared(segment),
      start: offset + index,
      end: offset + index + segment.length,
    }));
}
