/** "a, b and c" as the language has it, of parts that are more than words. */
import { localeOf } from './locale.ts';

/** `words` are what the parts say: in some languages the conjunction goes by the next sound. */
export function listedParts<Part>(
  parts: readonly Part[],
  words: readonly string[],
  language: string,
): (Part | string)[] {
  let next = 0;
  return new Intl.ListFormat(localeOf(language))
    .formatToParts(words.slice(0, parts.length))
    .flatMap(({ type, value }): (Part | string)[] => {
      if (type === 'literal') return [value];
      const part = parts[next++];
      return part === undefined ? [] : [part];
    });
}
