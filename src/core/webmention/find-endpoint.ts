/** Where a page takes webmentions (W3C Webmention, 3.1.2). */
import { Parser } from 'htmlparser2';

export interface MentionedPage {
  /** After all redirects. */
  readonly url: string;
  /** Of several headers all, in one text. */
  readonly linkHeader: string | undefined;
  /** '' for what is no HTML. */
  readonly html: string;
}

/**
 * The header counts before the page, and of the page the first `<link>` or `<a>`, whichever it is.
 * undefined where there is none, or none that is a web address.
 */
export function findEndpoint({ url, linkHeader, html }: MentionedPage): string | undefined {
  const found = inHeader(linkHeader ?? '') ?? inPage(html);
  if (found === undefined) return undefined;
  const endpoint = URL.parse(found, url);
  if (endpoint === null || !/^https?:$/.test(endpoint.protocol)) return undefined;
  endpoint.hash = '';
  return endpoint.href;
}

/** RFC 8288: `<address>; name=value; name="value", <address> …` */
function inHeader(header: string): string | undefined {
  const links = header.matchAll(
    /<([^<>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g,
  );
  for (const [, address = '', parameters = ''] of links) {
    if (isMention(relIn(parameters))) return address.trim();
  }
  return undefined;
}

/** The first counts (RFC 8288, 3.3); one by one, as another's value may look like it. */
function relIn(parameters: string): string | undefined {
  const all = parameters.matchAll(/;\s*([^\s=;,"]+)(?:\s*=\s*(?:"([^"]*)"|([^\s;,"]*)))?/g);
  for (const [, name = '', quoted, bare] of all) {
    if (name.toLowerCase() === 'rel') return quoted ?? bare;
  }
  return undefined;
}

/** An empty `href` is the page itself; an element without one says nothing. */
function inPage(html: string): string | undefined {
  let found: string | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (found !== undefined || (name !== 'link' && name !== 'a')) return;
      if (isMention(attributes['rel'])) found = attributes['href']?.trim();
    },
  });
  parser.end(html);
  return found;
}

function isMention(rel: string | undefined): boolean {
  return rel?.toLowerCase().split(/\s+/).includes('webmention') === true;
}
