/** What a page is called, without the name of its site. */
import { oneLine } from '../link/clean-text.ts';

export interface TitleClues {
  /** What the page says its title is, the most reliable first. */
  readonly said: readonly (string | undefined)[];
  readonly documentTitle: string;
  readonly heading: string;
  /** Names by which the site may call itself. */
  readonly sites: readonly (string | undefined)[];
}

const MOST_CHARS = 300;
/** What stands between a title and the name of a site. */
const BEFORE_NAME = /(?:\s+[-–—|·•:»«/~]+\s+|\s*[|»·]\s*|:\s+)$/u;
const AFTER_NAME = /^(?:\s+[-–—|·•:»«/~]+\s+|\s*[|»·]\s*|:\s+)/u;

/** '' where the page does not say. */
export function pageTitle({ said, documentTitle, heading, sites }: TitleClues): string {
  const names = sites.flatMap((site) => clean(site) || []);
  for (const title of said) {
    const bare = withoutSite(clean(title), names);
    if (bare !== '' && !names.some((name) => isSame(bare, name))) return bare;
  }
  const whole = clean(documentTitle);
  const bare = withoutSite(whole, names);
  const top = clean(heading);
  if (bare !== whole) return bare;
  return top.length >= 4 && begins(whole, top) ? top : withoutTail(whole) || top;
}

function clean(text: string | undefined): string {
  return oneLine(text ?? '', MOST_CHARS);
}

/** `Title | Site`, `Site - Title`; a title that is nothing else stays. */
function withoutSite(title: string, names: readonly string[]): string {
  let bare = title;
  for (const name of names) {
    if (isSame(bare.slice(-name.length), name)) {
      const rest = bare.slice(0, -name.length);
      if (BEFORE_NAME.test(rest)) bare = rest.replace(BEFORE_NAME, '').trim() || bare;
    }
    if (isSame(bare.slice(0, name.length), name)) {
      const rest = bare.slice(name.length);
      if (AFTER_NAME.test(rest)) bare = rest.replace(AFTER_NAME, '').trim() || bare;
    }
  }
  return bare;
}

/** Whether what follows is set off from it, as the name of a site is. */
function begins(whole: string, part: string): boolean {
  return whole.startsWith(part) && AFTER_NAME.test(whole.slice(part.length));
}

/** Three words or fewer at the end of many are most often the site, unless they count parts. */
function withoutTail(title: string): string {
  const [, head = '', tail = ''] = /^(.+?)\s+[-–—|·•]\s+([^-–—|·•\d]+)$/u.exec(title) ?? [];
  const isTail = head.split(' ').length >= 4 && tail !== '' && tail.split(' ').length <= 3;
  return isTail ? head : title;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
