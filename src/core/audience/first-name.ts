/** How a subscriber is greeted: the first name in what they gave as their name, or nothing. */

const MOST_CHARACTERS = 40;
/** Longer names are no names; only their beginning would be looked at anyway. */
const MOST_READ = 400;

/** Two letters or more and a dot: Dr., Prof., Dipl.-Ing. A single letter is an initial. */
const HONORIFIC = /^\p{L}[\p{L}\p{M}.-]*\p{L}\.$/u;
/**
 * Letters that show, joined by apostrophes and hyphens, or initials joined by dots. Between longer
 * words a dot makes an address of them, which mail programs would link.
 */
const NAME =
  /^(?:[\p{L}--\p{Default_Ignorable_Code_Point}][[\p{L}\p{M}]--\p{Default_Ignorable_Code_Point}]*(?:['’\-][[\p{L}\p{M}]--\p{Default_Ignorable_Code_Point}]+)*|[\p{L}--\p{Default_Ignorable_Code_Point}](?:\.[\p{L}--\p{Default_Ignorable_Code_Point}])+)$/v;

/** Undefined for what is no plain name, such as an address, a number or markup. */
export function firstName(name: string | undefined): string | undefined {
  if (name === undefined || name.length > MOST_READ) return undefined;
  const words = name.normalize('NFC').trim().split(/\s+/);
  const first = words.find((word) => !HONORIFIC.test(word));
  if (first === undefined || !NAME.test(first)) return undefined;
  return [...first].length > MOST_CHARACTERS ? undefined : first;
}
