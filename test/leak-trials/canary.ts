/** Canaries: words that no text has by chance, so that where one is found it came from its place. */

export interface Canary {
  /** 24 letters and digits, the first of them a letter. */
  readonly word: string;
  /** The lowest tier that may have it; `nobody` where not even patrons may. */
  readonly tier: string;
  /** The tier that reads it all the same where a fence left open, which is refused, makes code of it. */
  readonly asCode?: string;
  /** As `2023-10#e0`; undefined for public text. */
  readonly extra: string | undefined;
  /** What it stands in, such as a footnote. */
  readonly place: string;
  /** Where whoever may read it must find it. */
  readonly isIn: { readonly mail: boolean; readonly archive: boolean; readonly file: boolean };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The same for the same number, and different for different ones. */
export function canaryWord(number: number): string {
  let state = number + 1;
  let word = '';
  for (let at = 0; at < 24; at += 1) {
    state = (Math.imul(state, 0x5bd1e995) ^ (state >>> 13) ^ at) >>> 0;
    word += LETTERS[(state >>> 8) % (at === 0 ? 26 : LETTERS.length)] ?? '';
  }
  return word;
}
