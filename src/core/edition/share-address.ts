/** Where the pictures are that go along with shared pages, from the archive's root. */
import type { WebEdition } from './web-edition.ts';

/** Of all of them, in pixels. */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;

/** Of the newsletter itself, for every page without one of its own. */
export const HOME_PICTURE = '/share/home.png';
export const LINKS_PICTURE = '/share/links.png';

/** Older issues are shared seldom, and a picture takes as long to draw as several pages. */
export const MOST_ISSUE_PICTURES = 600;

export function issuePicture({ slug }: Pick<WebEdition, 'slug'>): string {
  return `/share/issues/${slug}.png`;
}
