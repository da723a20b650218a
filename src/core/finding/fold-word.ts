/** A word in the form in which words are compared: case, accents, points and apostrophes do not count. */

/** Accents, Hebrew points, Arabic vowels and the stroke that lengthens Arabic words. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u0655\u0670'’]/g;
/** Letters that Unicode does not take apart, as people type them who have no such key. */
const LETTERS = /[ßæœøđðłþı]/g;
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

export function foldWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(LETTERS, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFC');
}
