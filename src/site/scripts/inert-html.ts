/** HTML of an extra as nodes that can do nothing: parsed apart from the page, and stripped to a list. */

const ELEMENTS = words(
  'a abbr aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div',
  'dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby',
  's samp section small span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var',
  'video',
);
const ATTRIBUTES = words(
  'align alt checked class colspan controls data-sealed data-type data-language datetime decoding dir',
  'disabled download height href id lang loading open poster preload reversed role rowspan scope src',
  'start tabindex title type value width',
);
const ADDRESSES = words('href src poster');
const XHTML = 'http://www.w3.org/1999/xhtml';

declare global {
  interface Window {
    /** Not in every browser; what `createHTML` returns is no string, but is taken as one. */
    readonly trustedTypes?: {
      createPolicy(name: string, rules: TrustedRules): TrustedRules;
    };
  }
}

interface TrustedRules {
  createHTML(html: string): string;
}

// The page's policy of content lets this one make HTML, once, and the HTML goes nowhere but here.
const policy = window.trustedTypes?.createPolicy('nl-extra', { createHTML: (html) => html });

/** Whoever could change what was sealed still could not run a script in the page. */
export function inertNodes(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    if (element.namespaceURI !== XHTML || !ELEMENTS.has(element.localName)) element.remove();
    else strip(element);
  }
  return [...body.childNodes];
}

function strip(element: Element): void {
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? '';
    const isKnown = ATTRIBUTES.has(name) || /^aria-[a-z]+$|^data-footnote-/.test(name);
    if (!isKnown || (ADDRESSES.has(name) && !isHarmless(value))) element.removeAttribute(name);
  }
}

function isHarmless(address: string): boolean {
  return /^(?:https?|mailto):$/.test(URL.parse(address, location.href)?.protocol ?? '');
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
