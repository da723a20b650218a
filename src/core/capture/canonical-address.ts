/** The address that a page gives itself, where it may be believed. */
import { isWebAddress } from '../fields.ts';
import { withoutTracking } from '../link/url-key.ts';

const MOST_CHARS = 2000;

/**
 * `said` may be relative to `url`, where the page was found. Believed only on the same site, as a
 * page that names another would be filed under an address that nobody has looked at; and not where
 * a deep page calls itself the home page, as broken templates do.
 */
export function canonicalAddress(
  url: string,
  said: readonly (string | undefined)[],
): string | undefined {
  const found = new URL(url);
  for (const text of said) {
    const address = text === undefined ? null : URL.parse(text.trim(), found);
    if (address === null || !isWebAddress(address.href)) continue;
    if (!isSameSite(address, found) || address.port !== found.port) continue;
    if (address.pathname === '/' && address.search === '' && found.pathname.length > 1) continue;
    if (found.protocol === 'https:') address.protocol = 'https:';
    const href = withoutTracking(address.href);
    if (href.length <= MOST_CHARS) return href;
  }
  return undefined;
}

/** One host, or one below the other: `m.example.com` and `example.com`. */
function isSameSite(a: URL, b: URL): boolean {
  const [one, other] = [bareHost(a), bareHost(b)];
  return one === other || isBelow(one, other) || isBelow(other, one);
}

/** Not below a mere suffix such as `co.uk` or `github.io`, which a second label tells apart. */
function isBelow(host: string, above: string): boolean {
  return host.endsWith(`.${above}`) && /^(?:m|mobile|amp|en|blog|edition)\./.test(host);
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/\.$/, '').replace(/^www\d?\./, '');
}
