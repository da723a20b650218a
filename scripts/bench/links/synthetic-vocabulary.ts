/** Words that are drawn as rarely as those of a language, so that text compresses no better than real text. */
import type { SeededRandom } from '../seeded-random.ts';

export interface Vocabulary {
  /** Common words often, rare ones seldom (Zipf). */
  word(random: SeededRandom): string;
  /** Any of the first `many` as seldom as its rank says; for names, which repeat as words do. */
  rank(random: SeededRandom, many: number): number;
  sentence(random: SeededRandom, words: number): string;
}

const ONSETS = ['b', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'st', 'tr', 'pl', 'ch']; // prettier-ignore
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'y'];
const ENDINGS = ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'ng', 'ck'];

/** As many as an author of technical texts uses. */
const SIZE = 16_000;

export function syntheticVocabulary(): Vocabulary {
  const words = Array.from({ length: SIZE }, (_, index) => wordAt(index));
  const rank = (random: SeededRandom, many: number): number =>
    Math.floor(Math.exp((random.below(1_000_000) / 1_000_000) * Math.log(many + 1))) - 1;
  const word = (random: SeededRandom): string => words[rank(random, SIZE)] ?? '';
  return {
    word,
    rank,
    sentence(random, count) {
      const text = Array.from({ length: count }, () => word(random)).join(' ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  };
}

/** The commonest are the shortest, and no two are the same. */
function wordAt(index: number): string {
  let left = index;
  let word = '';
  do {
    const onset = ONSETS[left % ONSETS.length] ?? '';
    left = Math.floor(left / ONSETS.length);
    const vowel = VOWELS[left % VOWELS.length] ?? '';
    left = Math.floor(left / VOWELS.length);
    const ending = ENDINGS[left % ENDINGS.length] ?? '';
    left = Math.floor(left / ENDINGS.length);
    word += onset + vowel + ending;
  } while (left > 0);
  return word;
}
