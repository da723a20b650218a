/** Tags as a person types them in one line. */
import { tag } from '../fields.ts';

export type WrittenTags =
  | { readonly ok: true; readonly tags: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** As many as the schema of links allows. */
const MOST_TAGS = 12;

/** Divided by spaces or commas, in any case; `#` in front is not theirs. */
export function writtenTags(text: string): WrittenTags {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const tags = [...new Set(words.map((word) => word.replace(/^#/, '').toLowerCase()))];
  const bad = tags.find((word) => !tag.safeParse(word).success);
  if (bad !== undefined) {
    return { ok: false, reason: `${bad} is no tag: letters a to z, digits and single hyphens.` };
  }
  return tags.length > MOST_TAGS
    ? { ok: false, reason: `A link has at most ${MOST_TAGS} tags.` }
    : { ok: true, tags };
}
