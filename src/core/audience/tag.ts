/** A tag of subscribers: a short word or two, by which a segment is chosen. */

export const MAX_TAGS = 50;
export const MAX_TAG_CHARS = 100;

/** Both hold tags of `parseTag`; one that is in both is removed. */
export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Without the space and the quotes round it; undefined when it is no tag. */
export function parseTag(text: string): string | undefined {
  const tag = bare(text);
  const fits = tag !== '' && tag.length <= MAX_TAG_CHARS && !/[,;\p{Cc}\p{Zl}\p{Zp}]/u.test(tag);
  return fits ? tag : undefined;
}

/**
 * The distinct tags of a cell, parted by `,` or `;`, each perhaps in quotes of its own, as
 * Mailchimp does; undefined when one is no tag or there are too many.
 */
export function parseTags(cell: string): readonly string[] | undefined {
  if (cell === '') return [];
  const parts = cell.split(/[,;]/).filter((part) => bare(part) !== '');
  const tags = new Set(parts.map(parseTag));
  if (tags.size > MAX_TAGS) return undefined;
  const all = [...tags].filter((tag) => tag !== undefined);
  return all.length === tags.size ? all : undefined;
}

function bare(text: string): string {
  const trimmed = text.trim().normalize('NFC');
  const inner = /^"(.*)"$/s.exec(trimmed)?.[1];
  return inner === undefined ? trimmed : bare(inner);
}
