/** Asks for a page and reads what it says of itself; says in a few words why it could not. */
import { canonicalAddress } from '../core/capture/canonical-address.ts';
import { pageMetadata, type PageMetadata } from '../core/capture/page-metadata.ts';
import { oneLine } from '../core/link/clean-text.ts';
import { withoutTracking } from '../core/link/url-key.ts';
import { decodePage } from '../core/web/decode-page.ts';
import type { WebAnswer, WebFetcher } from '../ports/web.ts';

export type PageRead =
  | { readonly kind: 'read'; readonly page: PageMetadata; readonly url: string }
  /** `why` completes “The page could not be read: …”; `url` is where it is all the same. */
  | { readonly kind: 'unread'; readonly why: string; readonly url: string };

/** No page's words about itself stand behind its first megabytes. */
const MOST_BYTES = 3_000_000;

export async function readPage(
  web: WebFetcher,
  address: string,
  signal?: AbortSignal,
): Promise<PageRead> {
  const answer = await web.fetch({ url: address, maxBytes: MOST_BYTES, signal });
  if (answer.kind === 'failure') return { kind: 'unread', why: answer.detail, url: address };
  const url = settledAddress(address, answer);
  const why = problemOf(answer);
  if (why !== undefined) return { kind: 'unread', why, url };
  const html = decodePage(answer.body, answer.headers.get('content-type'));
  const page = pageMetadata(html, answer.url);
  if (CHALLENGE.test(page.title ?? '')) {
    return { kind: 'unread', why: 'it shows a test for robots in place of the page', url };
  }
  return { kind: 'read', page, url: canonicalAddress(url, [page.canonical]) ?? url };
}

/** Where it has moved for good; what leads on for now may lead elsewhere tomorrow, as a log-in does. */
function settledAddress(address: string, { status, url, redirects }: WebAnswer): string {
  const isSettled =
    status < 400 &&
    redirects.every((redirect) => redirect.status === 301 || redirect.status === 308);
  return withoutTracking(isSettled ? url : address);
}

function problemOf({ status, headers, body }: WebAnswer): string | undefined {
  if (status < 200 || status > 299) return `its server answered ${status}`;
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined) return body[0] === 0x3c ? undefined : 'it is no web page';
  return /^(?:text\/html|application\/xhtml\+xml|application\/xml|text\/xml)$/.test(type)
    ? undefined
    : `it is ${oneLine(type, 60)}, no web page`;
}

/** What Cloudflare and its like show to programs, with a status that says all is well. */
const CHALLENGE =
  /^(?:just a moment|attention required|access denied|are you a robot|robot check|security check|checking your browser|please wait|one moment, please|verify(?:ing)? you are human)\b/i;
