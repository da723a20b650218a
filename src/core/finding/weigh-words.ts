/** How much each word says of what it stands in: in the title most, then in headings, then in the text. */
import { foldedWords } from './search-words.ts';

export interface WeighedText {
  readonly title: string;
  /** Of an issue; of a link the names and tags beside it. */
  readonly headings: string;
  readonly text: string;
}

/** Whatever is said in the text, a heading weighs more, and a title more than that. */
const [IN_TEXT_AT_MOST, IN_HEADING, IN_TITLE] = [6, 7, 13];
/** Texts are compared as if they had so many words, whatever others there are. */
const USUAL_WORDS = 1000;
const FEWEST_WORDS = 60;

/** Words to weights of 1 to 26. */
export function weighWords({ title, headings, text }: WeighedText): Map<string, number> {
  const counts = new Map<string, number>();
  const words = foldedWords(text);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const share = Math.sqrt(USUAL_WORDS / Math.max(words.length, FEWEST_WORDS));
  const weights = new Map<string, number>();
  for (const [word, count] of counts) {
    const weight = 1 + Math.floor(Math.log2(Math.max(1, count * share)));
    weights.set(word, Math.min(weight, IN_TEXT_AT_MOST));
  }
  const lift = (where: string, by: number): void => {
    for (const word of new Set(foldedWords(where))) {
      weights.set(word, (weights.get(word) ?? 0) + by);
    }
  };
  lift(headings, IN_HEADING);
  lift(title, IN_TITLE);
  return weights;
}
