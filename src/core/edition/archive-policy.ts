/** What a browser refuses on the archive's pages (Content-Security-Policy). */

export interface PolicyOptions {
  /**
   * Addresses, beside the pages' own host, that a form may be sent to, by the browser or by a script;
   * only their origins count.
   */
  readonly postsTo: readonly string[];
  /** For a `meta` element, where browsers read no `frame-ancestors`. */
  readonly isInPage?: boolean;
}

/**
 * Nothing but the pages' own files, and pictures and sound from any https address, which an issue may
 * quote. No script is inline, and none can be made out of text: the one policy of Trusted Types is for
 * opened extras, which are parsed apart from the page. Their files are `blob:` addresses.
 */
export function archivePolicy({ postsTo, isInPage = false }: PolicyOptions): string {
  const posting = new Set(["'self'", ...postsTo.map((address) => new URL(address).origin)]);
  const targets = [...posting].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    "media-src 'self' blob: https:",
    "manifest-src 'self'",
    `connect-src ${targets}`,
    `form-action ${targets}`,
    "base-uri 'none'",
    ...(isInPage ? [] : ["frame-ancestors 'none'"]),
    "require-trusted-types-for 'script'",
    'trusted-types nl-extra',
  ].join('; ');
}
