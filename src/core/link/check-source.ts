/** What is wrong with how a page is named, as far as that can be told without asking for it. */
import { diagnostic, type Diagnostic, type Place } from '../diagnostics.ts';
import { trackingParameters } from './url-key.ts';

interface NamedPage {
  readonly title: string;
  readonly url: string;
  readonly site?: string | undefined;
}

export function checkSource(
  page: NamedPage,
  places: { readonly title: Place; readonly url: Place },
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const parameters = trackingParameters(page.url);
  if (parameters.length > 0) {
    found.push(
      diagnostic('link/tracking-parameters', places.url, {
        reason: `The address says where a reader came from: ${parameters.join(', ')}.`,
      }),
    );
  }
  const reason = cutTitle(page);
  if (reason !== undefined) found.push(diagnostic('link/cut-title', places.title, { reason }));
  return found;
}

/** Why it is no whole title; undefined for one that is. */
export function cutTitle({ title, url, site }: NamedPage): string | undefined {
  if (/(?:…|\.{3})$/.test(title)) return `“${title}” has been cut off.`;
  const { hostname, pathname, search } = new URL(url);
  // A home page is rightly called by its site's name.
  if (pathname === '/' && search === '') return undefined;
  const named = bare(title);
  if (named === bare(hostname) || (site !== undefined && named === bare(site))) {
    return `“${title}” is the name of the site.`;
  }
  return undefined;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^www\./, '')
    .trim();
}
