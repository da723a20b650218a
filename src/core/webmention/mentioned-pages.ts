/** Which pages of others an issue links to, and should be told. */
import { linksOf } from '../issue/also-read.ts';
import type { Issue } from '../issue/issue.ts';
import { urlKey } from '../link/url-key.ts';

/** In the issue's order, each page once; without sponsors, who are no quotation, and ourselves. */
export function mentionedPages(issue: Issue, siteUrl: string): string[] {
  const own = new URL(siteUrl).hostname;
  const pages = new Map<string, string>();
  for (const entry of linksOf(issue)) {
    if (entry.sponsor) continue;
    for (const { url } of entry.sources) {
      const key = urlKey(url);
      if (new URL(url).hostname !== own && !pages.has(key)) pages.set(key, new URL(url).href);
    }
  }
  return [...pages.values()];
}
