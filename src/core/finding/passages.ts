/** The text of an edition’s HTML, part by part, as the search shows it. */

export interface Passage {
  /** Of its heading; '' before the first. */
  readonly anchor: string;
  readonly heading: string;
  readonly text: string;
}

/** Attributes are quoted, as the edition was written here. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g;
const REFERENCE = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const VOID = new Set('br hr img input source wbr col'.split(' '));
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);
/** What stands on every page, stands twice, is for patrons, or is found among the links. */
const LEFT_OUT =
  / class="(?:[^"]* )?(?:extra|support|side-note|sr-only|data-footnote-backref|entry-label|alert-label|video-host|credit|origin)[ "]| data-footnote-ref| hidden(?:[ =]|$)| aria-hidden="true"/;
/** What a page needs, and nobody reads. */
const FURNITURE = new Set('button data noscript script style template'.split(' '));
const CODE_BOX = / class="(?:[^"]* )?code[ "]/;
/** Between blocks (U+2029). */
const BREAK = '\u2029';
/** Single ones stay, which are nearly all. */
const SPACES = /\s{2,}|[^\S ]/g;
const ENDED = /[.!?:;,…。！？、—–-]["'”’»)]?$/;

/** Of `WebEdition.html`; passages without any words are left out. */
export function passagesOf(html: string): Passage[] {
  const passages: Passage[] = [];
  let [anchor, heading, text] = ['', '', ''];
  const end = (): void => {
    const whole = plain(text);
    if (whole !== '' || heading !== '') passages.push({ anchor, heading, text: whole });
    [anchor, heading, text] = ['', '', ''];
  };
  let [position, depth, inHeading] = [0, 0, false];
  let box = '';
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    if (depth === 0) {
      const piece = html.slice(position, index);
      if (inHeading) heading += piece;
      else text += piece;
    }
    position = index + tag.length;
    const before = box;
    box = slash === '' && CODE_BOX.test(attributes) ? name : '';
    if (depth > 0) {
      if (!VOID.has(name)) depth += slash === '' ? 1 : -1;
    } else if (slash === '' && !VOID.has(name) && isLeftOut(name, attributes, before)) {
      depth = 1;
    } else if (/^h[1-6]$/.test(name)) {
      if (slash === '') end();
      else heading = plain(heading);
      inHeading = slash === '';
      if (inHeading) anchor = / id="([^"]*)"/.exec(attributes)?.[1] ?? '';
    } else if (!INLINE.has(name)) text += name === 'br' ? ' ' : BREAK;
  }
  text += depth === 0 ? html.slice(position) : '';
  end();
  return passages;
}

/** `before` is the box of code that was opened right before, if it was: then this is its caption. */
function isLeftOut(name: string, attributes: string, before: string): boolean {
  if (FURNITURE.has(name) || LEFT_OUT.test(attributes)) return true;
  return name === 'figcaption' && before === 'figure';
}

/** The text of a comment or the like. */
export function plainText(html: string): string {
  return passagesOf(html)
    .map(({ heading, text }) => `${heading} ${text}`.trim())
    .join(' ');
}

function plain(html: string): string {
  let [all, last] = ['', ''];
  for (const written of html.split(BREAK)) {
    const block = decoded(written).replace(SPACES, ' ').trim();
    if (block === '') continue;
    // What ends without a full stop, as titles and items do, gets a point that parts it from the next.
    if (all !== '') all += ENDED.test(last) ? ' ' : ' · ';
    all += block;
    last = block.slice(-2);
  }
  return all;
}

function decoded(html: string): string {
  return html.replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16))
      : (NAMED[name] ?? ''),
  );
}
