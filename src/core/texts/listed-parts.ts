/** "a, b and c" as the language has it, of parts that are more than words. */
import { localeOf } from './locale.ts';

const formats = new Map<string, Intl.ListFormat>();

/** `words` are what the parts say: in some languages the conjunction goes by the next sound. */
export function listedParts<Part>(
  parts: readonly Part[],
  words: readonly string[],
  language: string,
): (Part | string)[] {
  // Most links have one title and one author, and asking the format takes longer than all else.
  if (parts.length < 2) return [...parts];
  let next = 0;
  return formatOf(language)
    .formatToParts(words.slice(0, parts.length))
    .flatMap(({ type, value }): (Part | string)[] => {
      if (type === 'literal') return [value];
      const part = parts[next++];
      return part === undefined ? [] : [part];
    });
}

/** Making one takes a hundred times as long as using it. */
function formatOf(language: string): Intl.ListFormat {
  const format = formats.get(language) ?? new Intl.ListFormat(localeOf(language));
  formats.set(language, format);
  return format;
}
