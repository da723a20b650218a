/** Which section of ours a heading of an old issue begins. */
import type { SectionName } from '../issue/schema.ts';

/** In several wordings; a heading that fits two of them is none. */
const WORDINGS: Readonly<Record<SectionName, RegExp>> = {
  writing:
    /\b(?:writing|wrote|written|i(?:’|')?ve (?:published|posted)|published|my (?:articles?|posts?|talks?|words)|(?:new|latest|recent)? ?(?:from|on) (?:my|the) blog|blog posts of mine)\b/,
  building:
    /\b(?:building|built|i(?:’|')?m making|(?:i )?made|making|working on|my projects?|side projects?|shipped|shipping|hacking on|my (?:code|tools|software))\b/,
  reading:
    /\b(?:reading|reads?|links?|bookmarks?|worth (?:your|a|the|reading|knowing|sharing)|around the web|from (?:around )?the web|elsewhere|other people|recommend(?:ed|ations)?|interesting|open tabs|finds|articles|in the news|further afield)\b/,
};
const MOST_HEADING_CHARS = 60;

/** `headings` are those of the author’s own config, which count before all others. */
export function sectionOfHeading(
  heading: string,
  headings: Readonly<Record<SectionName, string>>,
): SectionName | undefined {
  const said = bare(heading);
  const names = ['writing', 'building', 'reading'] as const;
  const own = names.find((name) => bare(headings[name]) === said);
  if (own !== undefined) return own;
  if (said === '' || said.length > MOST_HEADING_CHARS) return undefined;
  const fitting = names.filter((name) => WORDINGS[name].test(said));
  if (fitting.length < 2) return fitting[0];
  // “Articles I wrote” are not somebody else’s.
  const [first, second] = fitting;
  return second === 'reading' && !/\bread(?:ing|s)?\b/.test(said) ? first : undefined;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}’'() ]+/gu, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
