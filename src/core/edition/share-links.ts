/** Links that pass a page on: plain addresses, so that nobody learns of a reader who does not follow one. */

/** By the names that the config knows. */
export const shareTargets = ['mail', 'bluesky', 'mastodon', 'hacker-news', 'linkedin'] as const;
/** Names that are the same in every language. */
export const shareNames = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  'hacker-news': 'Hacker News',
  linkedin: 'LinkedIn',
} as const;
export type ShareTarget = (typeof shareTargets)[number];

export interface SharedPage {
  readonly title: string;
  /** Whole. */
  readonly url: string;
}

/** Where a target takes the page, its title and its address filled in. */
export function shareAddress(target: ShareTarget, page: SharedPage): string {
  const title = encodeURIComponent(page.title);
  const url = encodeURIComponent(page.url);
  const both = encodeURIComponent(`${page.title} ${page.url}`);
  switch (target) {
    case 'mail':
      return `mailto:?subject=${title}&body=${url}`;
    case 'bluesky':
      return `https://bsky.app/intent/compose?text=${both}`;
    case 'mastodon':
      // Asks for the reader's own server there; what follows # is sent to nobody.
      return `https://share.joinmastodon.org/#text=${both}`;
    case 'hacker-news':
      return `https://news.ycombinator.com/submitlink?u=${url}&t=${title}`;
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${url}`;
  }
}
