/** Where a link leads: the site that it names, or the hosts of its pages. */
import type { PublicLink } from './web-edition.ts';

export function siteNames({ site, sources }: Pick<PublicLink, 'site' | 'sources'>): string[] {
  if (site !== null) return [site];
  const hosts = sources.map(({ url }) => new URL(url).hostname.replace(/^www\./, ''));
  return [...new Set(hosts)];
}
