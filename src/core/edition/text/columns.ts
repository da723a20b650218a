/** How wide text is in a fixed-width font, in columns. */

/** East Asian wide characters and pictures take two columns (UAX #11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Marks, joiners and selectors stand on the character before. */
const NARROW = /[\p{M}\u200b-\u200f\u2060]/u;

/** Stands for a name (name-text.ts), of which nobody knows yet how long it will be. */
const NAME = /[\ufdd0-\ufddf]/;
const NAME_COLUMNS = 8;

export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    columns += columnsOfOne(character);
  }
  return columns;
}

function columnsOfOne(character: string): number {
  if (NAME.test(character)) return NAME_COLUMNS;
  if (NARROW.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

export function hasWide(text: string): boolean {
  return WIDE.test(text);
}

export function padded(text: string, columns: number, align: 'left' | 'right' | 'center'): string {
  const room = Math.max(0, columns - columnsOf(text));
  if (align === 'right') return ' '.repeat(room) + text;
  const before = align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(room - before);
}
