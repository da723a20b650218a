/** Who wrote a page: names alone, without “by”, dates and addresses. */
import { oneLine } from '../link/clean-text.ts';

const MOST_AUTHORS = 10;
const MOST_CHARS = 120;

/** Of several sources the first that names somebody; `site` is nobody's name. */
export function pageAuthors(sources: readonly (readonly string[])[]): string[] {
  for (const source of sources) {
    const names = source.flatMap(namesIn);
    const distinct = names.filter(
      (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
    );
    if (distinct.length > 0) return distinct.slice(0, MOST_AUTHORS);
  }
  return [];
}

/** Several where they are joined by a word; a comma alone may be part of `Lovelace, Ada`. */
function namesIn(text: string): string[] {
  const bare = oneLine(text, 400)
    .replace(/^[\s|•·–—-]*(?:(?:written|posted|published|story|article|words)\s+)?by:?\s+/i, '')
    .replace(/^(?:von|par|por|af|av|door|автор:?|作者[:：]?)\s+(?=\p{Lu})/iu, '')
    .replace(/^authors?:?\s+/i, '')
    .replace(TRAILING, '');
  return listed(bare)
    .map((name) => name.replace(/^[\s,;|•·–—-]+|[\s,;|•·–—-]+$/g, ''))
    .filter(isName);
}

/** Whatever follows a name in a line of its own: the day, the place, what to do next. */
const TRAILING =
  /\s*(?:\s[|•·–—]\s|\s-\s|,?\s+(?:on|at|updated|published|posted|follow|staff|special to|for the)\b|,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|,?\s*\d{1,4}[./ -]\d|\(@|@\w|\[\w*@).*$/i;

function listed(text: string): string[] {
  const parts = text.split(/\s*(?:;|\s&\s|\sand\s|\sund\s|\set\s|\sy\s|、)\s*/);
  const commas = (parts[0] ?? '').split(/,\s+/);
  // `Ada Lovelace, Grace Hopper and Alan Kay`, but not `Lovelace, Ada`.
  if (commas.length > 1 && commas.every((name) => /\S\s\S/.test(name))) {
    return [...commas, ...parts.slice(1)];
  }
  return parts;
}

function isName(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= MOST_CHARS &&
    /\p{L}/u.test(text) &&
    !/^@|^(?:https?:|www\.)|:\/\/|^(?:admin|administrator|unknown|anonymous|null|undefined|staff|editor|author|guest|user|by|none|n\/a)$/i.test(
      text,
    ) &&
    text.split(' ').length <= 8
  );
}
