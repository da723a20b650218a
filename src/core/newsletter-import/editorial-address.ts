/** Addresses in old issues: what they lead to, and whether an author chose them or a platform did. */
import { isWebAddress } from '../fields.ts';
import { withoutTracking } from '../link/url-key.ts';

export type AddressKind =
  /** A page that the author points to; `url` is without redirectors and tracking. */
  | { readonly kind: 'page'; readonly url: string }
  /** A redirector of a platform that does not say where it leads. */
  | { readonly kind: 'opaque'; readonly url: string }
  /** The platform’s own: leaving, settings, “view in browser”. */
  | { readonly kind: 'platform' }
  /** To share the issue elsewhere. */
  | { readonly kind: 'share' }
  /** No address of the web. */
  | { readonly kind: 'other' };

/** Redirectors whose target stands in a parameter. */
const REDIRECTORS: readonly {
  readonly host: RegExp;
  readonly path?: RegExp;
  readonly parameter: string;
}[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'url' },
  { host: /^lm?\.(?:facebook|instagram)\.com$/, parameter: 'u' },
  { host: /^t\.umblr\.com$/, parameter: 'z' },
  { host: /(?:^|\.)safelinks\.protection\.outlook\.com$/, parameter: 'url' },
  { host: /^slack-redir\.net$/, parameter: 'url' },
  { host: /^out\.reddit\.com$/, parameter: 'url' },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameter: 'q' },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir|safety)\//, parameter: 'url' },
];
const OPAQUE =
  /(?:^|\.)(?:list-manage\d*\.com|sendgrid\.net|convertkit-mail\d*\.com|mailgun\.org|mandrillapp\.com|beehiiv\.com\/ss|rs6\.net|cmail\d+\.com|createsend\d*\.com)(?:\/|$)|^(?:click|clicks|email|links?|track|tracking)\.[^/]+\/(?:ss\/c|c|f\/a|ls\/click|wf\/click|CL0|e\/c)\//i;
const PLATFORM =
  /[/.?&=_]unsubscribe(?:[/?&=.#]|$)|[/.?&=](?:optout|opt-out)(?:[/?&=.#]|$)|subscription-?(?:settings|preferences)|(?:email|manage|update)[-_]?preferences|update[-_]profile|list-manage\.com\/(?:profile|about|vcard)|(?:^|\/\/)preferences\.|view[-_]?in[-_]?browser|\/web-version|mailchi\.mp\/[^/]+\/[^/]+\?e=|substack\.com\/(?:app-link|action)|[?&]action=(?:restack|cancel-|disable_email)|\/disable_email|eepurl\.com/i;
const MERGE_TAG = /\*\||\{\{|%%|\[\[?unsub/i;
const SHARE =
  /(?:facebook\.com\/(?:sharer|share\.php|dialog\/share)|(?:twitter|x)\.com\/(?:intent\/|share|home\?status)|linkedin\.com\/(?:shareArticle|sharing|cws)|reddit\.com\/submit|news\.ycombinator\.com\/submitlink|pinterest\.[a-z.]+\/pin\/create|t\.me\/share|wa\.me\/\?|api\.whatsapp\.com\/send|bsky\.app\/intent|threads\.net\/intent|(?:getpocket|pocket)\.com\/(?:edit|save)|forward-to-friend|[?&]action=share|buffer\.com\/add)/i;
const MOST_WRAPPINGS = 5;

export function addressKind(written: string): AddressKind {
  const address = written.trim();
  if (MERGE_TAG.test(decodedOrNot(address))) return { kind: 'platform' };
  if (/^mailto:\?/i.test(address)) return { kind: 'share' };
  if (!isWebAddress(address)) return { kind: 'other' };
  if (SHARE.test(address)) return { kind: 'share' };
  if (PLATFORM.test(address)) return { kind: 'platform' };
  const url = unwrapped(address);
  if (url !== address && SHARE.test(url)) return { kind: 'share' };
  if (url !== address && PLATFORM.test(url)) return { kind: 'platform' };
  const { host, pathname } = new URL(url);
  if (OPAQUE.test(`${host}${pathname}`)) return { kind: 'opaque', url };
  return { kind: 'page', url: withoutTracking(url) };
}

/** Through as many redirectors as say where they lead. */
function unwrapped(address: string): string {
  let url = address;
  for (let turn = 0; turn < MOST_WRAPPINGS; turn += 1) {
    const target = targetOf(new URL(url));
    if (target === undefined || !isWebAddress(target)) return url;
    url = target;
  }
  return url;
}

function targetOf(url: URL): string | undefined {
  for (const { host, path, parameter } of REDIRECTORS) {
    if (!host.test(url.hostname) || path?.test(url.pathname) === false) continue;
    const target = url.searchParams.get(parameter);
    if (target !== null) return target;
  }
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  if (/(?:^|\.)convertkit-mail\d*\.com$/.test(url.hostname)) return fromBase64(last);
  if (/(?:^|\.)substack\.com$/.test(url.hostname) && url.pathname.startsWith('/redirect/2/')) {
    const payload = fromBase64(last.split('.', 1)[0] ?? '');
    return /"e"\s*:\s*"([^"]+)"/.exec(payload ?? '')?.[1];
  }
  const defended = /^\/v3\/__(.+?)__;/.exec(url.pathname)?.[1];
  return url.hostname === 'urldefense.com' ? defended : undefined;
}

function fromBase64(text: string): string | undefined {
  try {
    return atob(decodedOrNot(text).replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function decodedOrNot(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
