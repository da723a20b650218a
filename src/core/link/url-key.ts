/** URL identity: one key for every spelling of a page's address. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Parameters that say where a reader came from, not what they see. */
const TRACKING =
  /^(?:utm_.+|mc_cid|mc_eid|fbclid|gclid|dclid|msclkid|yclid|igshid|_hs(?:enc|mi)|mkt_tok|vero_id|oly_(?:enc|anon)_id|s_cid|ref_src|ref_url|cmpid|ck_subscriber_id)$/i;

const HOST_ALIASES: Readonly<Record<string, string>> = {
  'twitter.com': 'x.com',
  'mobile.twitter.com': 'x.com',
  'm.youtube.com': 'youtube.com',
  'old.reddit.com': 'reddit.com',
  'np.reddit.com': 'reddit.com',
};

/**
 * Equal for two addresses of one page: scheme, `www.`, default ports, tracking parameters, the
 * order of parameters, index files, trailing slashes and fragments (but for `#/` and `#!` routes)
 * do not count. Never equal for two hosts that are not known to be one.
 */
export function urlKey(address: string): string {
  const url = new URL(address);
  const host = hostOf(url);
  const known = knownSite(host, url);
  if (known !== undefined) return known;
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  return `${host}${port}${pathOf(url)}${queryOf(url)}${routeOf(url)}`;
}

/** The same address without the parameters that only follow readers around; otherwise as it was. */
export function withoutTracking(address: string): string {
  const url = new URL(address);
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  if (names.length === 0) return url.href;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => ![...new URLSearchParams(pair).keys()].some((name) => TRACKING.test(name)));
  url.search = kept.join('&');
  return url.href;
}

/** Their names, each once, in the order of the address. */
export function trackingParameters(address: string): readonly string[] {
  const names = [...new URL(address).searchParams.keys()].filter((name) => TRACKING.test(name));
  return [...new Set(names)];
}

/** The eight hex digits that end a link file's name. */
export function shortKey(address: string): string {
  return bytesToHex(sha256(utf8ToBytes(urlKey(address)))).slice(0, 8);
}

function hostOf(url: URL): string {
  const host = url.hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\d?\./, '');
  return HOST_ALIASES[host] ?? host;
}

/** Sites that show one page under several paths. */
function knownSite(host: string, url: URL): string | undefined {
  if (host === 'youtu.be' && url.pathname.length > 1) {
    return `youtube.com/watch?v=${url.pathname.slice(1).replace(/\/$/, '')}`;
  }
  if (host === 'youtube.com') {
    const video =
      url.searchParams.get('v') ?? /^\/(?:shorts|embed|live)\/([\w-]+)/.exec(url.pathname)?.[1];
    return video === undefined ? undefined : `youtube.com/watch?v=${video}`;
  }
  if (host === 'arxiv.org') {
    const paper = /^\/(?:abs|pdf|html)\/([^/]+?)(?:\.pdf)?\/?$/.exec(url.pathname)?.[1];
    return paper === undefined ? undefined : `arxiv.org/abs/${paper}`;
  }
  return undefined;
}

function pathOf(url: URL): string {
  const path = url.pathname.replace(/%([0-9a-f]{2})/gi, (escape, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase();
  });
  return path.replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/').replace(/\/+$/, '');
}

function queryOf(url: URL): string {
  if (url.search === '') return '';
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  if (kept.length === 0) return '';
  const sorted = kept.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `?${new URLSearchParams(sorted).toString()}`;
}

function routeOf(url: URL): string {
  return /^#[/!]/.test(url.hash) ? url.hash : '';
}
