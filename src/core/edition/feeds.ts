/** The feeds of issues: RSS, Atom and JSON with the full text of the newest issues. */
import { changedDay } from './changed-day.ts';
import type { Feed } from './feeds/feed.ts';
import { feedAddresses, type FeedSettings, feedStyles } from './feeds/feed-settings.ts';
import { issueItem } from './feeds/issue-item.ts';
import { writeAtom } from './feeds/write-atom.ts';
import { writeJsonFeed } from './feeds/write-json-feed.ts';
import { writeRss } from './feeds/write-rss.ts';
import type { WebEdition } from './web-edition.ts';

export const MOST_FEED_ISSUES = 50;

export type FeedFormat = 'rss' | 'atom' | 'json';

/** `editions` are public and the newest come first; ids stay when a title or slug changes. */
export function renderFeed(
  format: FeedFormat,
  settings: FeedSettings,
  editions: readonly WebEdition[],
): string {
  const newest = editions.slice(0, MOST_FEED_ISSUES);
  const feed: Feed = {
    title: settings.title,
    description: settings.description,
    page: `${settings.url}/`,
    self: settings.url + feedAddresses[format],
    language: settings.language,
    updated: newest.map(changedDay).toSorted().at(-1),
    author: settings.author,
    icon: `${settings.url}/favicon.svg`,
    hub: settings.feeds?.hub,
    items: newest.map((edition) =>
      issueItem(settings, edition, edition.feedHtml === '' ? undefined : edition.feedHtml),
    ),
  };
  switch (format) {
    case 'rss':
      return writeRss(feed, { instructions: feedStyles });
    case 'atom':
      return writeAtom(feed, feedStyles);
    case 'json':
      return writeJsonFeed(feed);
  }
}
