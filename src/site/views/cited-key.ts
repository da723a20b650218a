/** The key of the page of an author or a site in the incremental build. */
import type { SiteArchive } from '../archive-source.ts';
import type { CitedGroup } from './cited.ts';
import { MOST_LINKS_ON_A_PAGE } from './link-pages.ts';
import { pageKey } from './page-key.ts';

export function citedKey(config: SiteArchive['config'], { name, links }: CitedGroup): string {
  return pageKey(config, name, links.slice(0, MOST_LINKS_ON_A_PAGE), links.length);
}
