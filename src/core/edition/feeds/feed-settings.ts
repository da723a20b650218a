/** What of the newsletter's configuration stands at the head of its feeds. */

export interface FeedSettings {
  readonly title: string;
  readonly description: string;
  /** The archive's origin, without a trailing slash. */
  readonly url: string;
  readonly language: string;
  readonly author: { readonly name: string; readonly url?: string | undefined };
}

/** Where each feed is, from the archive's root. */
export const feedAddresses = {
  rss: '/rss.xml',
  atom: '/atom.xml',
  json: '/feed.json',
  links: '/links.xml',
} as const;
