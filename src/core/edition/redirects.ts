/** Former addresses of issues in the forms in which hosts take them. */
import { aliasKey } from '../issue/alias.ts';
import { escapeXml } from './feeds/feed-text.ts';
import type { WebEdition } from './web-edition.ts';

export interface Redirect {
  /** Decoded, from the archive's root, without a slash at the end. */
  readonly from: string;
  /** Root-relative. */
  readonly to: string;
  readonly title: string;
}

/** From the archive's root. */
export const redirectFiles = {
  /** Netlify and Cloudflare Pages. */
  hosts: '/_redirects',
  /** `roundup serve`, and whoever writes rules of their own. */
  json: '/redirects.json',
  nginx: '/redirects.nginx',
} as const;

/** In the order of their addresses. */
export function redirectsOf(editions: readonly WebEdition[]): Redirect[] {
  return editions
    .flatMap(({ aliases = [], address, title }) =>
      aliases.flatMap((alias) => {
        const from = aliasKey(alias);
        return from === undefined ? [] : [{ from, to: address, title }];
      }),
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

export function hostRedirects(redirects: readonly Redirect[]): string {
  return bothWays(redirects)
    .map(([from, to]) => `${encodeURI(from)} ${to} 301\n`)
    .join('');
}

/** By decoded address without a slash at the end. */
export function jsonRedirects(redirects: readonly Redirect[]): string {
  return `${JSON.stringify(Object.fromEntries(redirects.map(({ from, to }) => [from, to])), null, 2)}\n`;
}

/** Lines of a `map` of `$uri`, which nginx has decoded. */
export function nginxRedirects(redirects: readonly Redirect[]): string {
  return bothWays(redirects)
    .map(([from, to]) => `"${from}" "${to}";\n`)
    .join('');
}

function bothWays(redirects: readonly Redirect[]): (readonly [from: string, to: string])[] {
  return redirects.flatMap(({ from, to }) => [[from, to] as const, [`${from}/`, to] as const]);
}

/** The file of a page that leads on, for hosts without rules; undefined where no page can be. */
export function redirectPageAddress({ from }: Redirect): string | undefined {
  const last = from.slice(from.lastIndexOf('/') + 1);
  if (/\.html?$/i.test(last)) return from;
  // A host would send it as what its name says.
  return /\.[a-z0-9]{1,5}$/i.test(last) ? undefined : `${from}/index.html`;
}

export function redirectPage(
  { to, title }: Redirect,
  { url, language }: { readonly url: string; readonly language: string },
): string {
  const name = escapeXml(title);
  return `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<title>${name}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${url}${to}">
<meta http-equiv="refresh" content="0; url=${to}">
</head>
<body>
<p><a href="${to}">${name}</a></p>
</body>
</html>
`;
}
