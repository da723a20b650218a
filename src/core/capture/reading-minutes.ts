/** The length of an article as the time that it takes to read. */
import type { WordCount } from './article-words.ts';

/** What adults read silently: 238 words (Brysbaert 2019), and about 400 characters of Chinese. */
const WORDS_A_MINUTE = 238;
const CHARACTERS_A_MINUTE = 400;

/** A teaser or a page that scripts draw says nothing about the article. */
const FEWEST_WORDS = 100;
const MOST_MINUTES = 6000;

export function readingMinutes({ words, characters }: WordCount): number | undefined {
  if (words + characters / 2 < FEWEST_WORDS) return undefined;
  const minutes = words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE;
  return Math.min(MOST_MINUTES, Math.max(1, Math.round(minutes)));
}
