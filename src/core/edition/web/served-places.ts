/** Opens the places of extras in a page as it was built, for one patron's eyes. */

export interface OpenedPlaces {
  /** Safe HTML by addresses such as `2023-10#pricing`; places of all others stay closed. */
  readonly opened: ReadonlyMap<string, string>;
  /** Safe HTML at the top of the page's text. */
  readonly note: string;
}

const START = '<aside class="extra" data-extra="';
const END = '</aside>';
const LABEL = /^<p class="extra-tier">[^<]*<\/p>/;
const HINT = /<p class="extra-hint">[^<]*<a [^>]*>[^<]*<\/a>[^<]*<\/p>/;
const MAIN = '<main id="text">';

/** The addresses of all places of a page, in their order. */
export function placesIn(page: string): string[] {
  return placed(page).map(({ address }) => address);
}

/** Closed ones lose the line about logging in: whoever sees this has done so. */
export function openPlaces(page: string, { opened, note }: OpenedPlaces): string {
  let result = '';
  let done = 0;
  for (const { address, start, from, end } of placed(page)) {
    const closed = page.slice(from, end);
    const html = opened.get(address);
    result += page.slice(done, start);
    result +=
      html === undefined
        ? page.slice(start, from) + closed.replace(HINT, '')
        : `<aside class="extra extra-open" data-extra="${address}">` +
          `${LABEL.exec(closed)?.[0] ?? ''}<div class="extra-text">${html}</div>`;
    done = end;
  }
  result += page.slice(done);
  // A function, because a text may hold what `replace` takes for a pattern.
  return result.replace(MAIN, () => MAIN + note);
}

interface Placed {
  readonly address: string;
  /** Of the element, of what is in it, and of its closing tag. */
  readonly start: number;
  readonly from: number;
  readonly end: number;
}

/** Nothing of an author's text can look like a place: it holds no such attribute, and `<` is escaped. */
function placed(page: string): Placed[] {
  const found: Placed[] = [];
  for (let start = page.indexOf(START); start >= 0; start = page.indexOf(START, start + 1)) {
    const quote = page.indexOf('"', start + START.length);
    const end = page.indexOf(END, start);
    if (quote < 0 || end < quote) break;
    found.push({ address: page.slice(start + START.length, quote), start, from: quote + 2, end });
  }
  return found;
}
