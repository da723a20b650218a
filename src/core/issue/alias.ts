/** Former addresses of an issue, which lead to it: how they are written, and which can be none. */

/** Where the archive or the server has something of its own, whatever the newsletter is. */
const TAKEN = new Set(
  (
    '_assets _mail .well-known links tags support share sealed ring extras patron feed u confirm settings ' +
    'subscribe inbox webhooks healthz readyz index.html 404.html rss.xml atom.xml feed.json feed.xsl feed.css ' +
    'links.xml links.json writing.xml building.xml reading.xml sitemap.xml robots.txt llms.txt llms-full.txt ' +
    'manifest.webmanifest favicon.svg favicon.ico apple-touch-icon.png icon-192.png icon-512.png ' +
    'icon-maskable-512.png _redirects _headers redirects.json redirects.nginx'
  ).split(' '),
);

/** A path from the archive's root, without a query; it may be encoded. */
export function isAlias(text: string): boolean {
  if (!/^\/[^\s?#\\"'<>;{}$*:]+$/.test(text) || text.length > 200) return false;
  const key = aliasKey(text);
  return (
    key !== undefined &&
    key
      .split('/')
      .slice(1)
      .every((part) => part !== '' && part !== '.' && part !== '..') &&
    !/[\p{Cc}\s?#\\"'<>;{}$*:]/u.test(key)
  );
}

/** The same for all spellings of one address: decoded, and without a slash at the end. */
export function aliasKey(text: string): string | undefined {
  try {
    return decodeURIComponent(text).normalize('NFC').replace(/\/$/, '');
  } catch {
    return undefined;
  }
}

/** Why nothing may lead on from here; undefined where something may. `slugs` are those of issues. */
export function whyTaken(alias: string, slugs: ReadonlySet<string>): string | undefined {
  const [, first = '', second] = (aliasKey(alias) ?? '').split('/');
  if (first === 'issues') {
    if (second === undefined) return `${alias} is the address of all issues.`;
    return slugs.has(second) ? `/issues/${second}/ is the address of an issue.` : undefined;
  }
  return TAKEN.has(first) ? `The archive or its server has ${alias} for itself.` : undefined;
}
