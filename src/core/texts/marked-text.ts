/** Texts with words in them that a page sets apart: catalogues mark them, pages say what they become. */
import type { Mark } from './mark.ts';

const FIRST = 0xe010;
/** From the private use area: no text has them, and one that had would be shown without. */
const MARKED = /\ue000([\ue010-\ue01f])([^\ue001]*)\ue001/;

/** `make` turns the words of the first mark, the second and so on into what stands for them. */
export function markedText<Part>(
  write: (...marks: readonly Mark[]) => string,
  ...make: readonly ((words: string) => Part)[]
): (string | Part)[] {
  const marks = make.map(
    (_, index): Mark =>
      (words) =>
        `\ue000${String.fromCharCode(FIRST + index)}${words}\ue001`,
  );
  // Texts, the number of a mark and its words take turns.
  const pieces = write(...marks).split(MARKED);
  return pieces.flatMap((piece, at): (string | Part)[] => {
    if (at % 3 === 0) return piece === '' ? [] : [piece];
    const made = at % 3 === 2 ? make[(pieces[at - 1] ?? '').charCodeAt(0) - FIRST] : undefined;
    return made === undefined ? [] : [made(piece)];
  });
}
