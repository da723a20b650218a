/** The feeds of issues: RSS, Atom and JSON with the full text of the newest issues. */
import { Feed, type Item } from 'feed';
import { changedDay } from './changed-day.ts';
import { feedAddresses, type FeedSettings } from './feeds/feed-settings.ts';
import { cdataHtml, cdataText, dayStart, plainText, textAsHtml } from './feeds/feed-text.ts';
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
  const feed = new Feed({
    id: `${settings.url}/`,
    title: plainText(settings.title),
    description: plainText(settings.description),
    link: `${settings.url}/`,
    language: settings.language,
    // Without a date the package would take the hour of the build.
    updated: dayStart(newest.map(changedDay).toSorted().at(-1) ?? '1970-01-01'),
    generator: 'Roundup',
    author: {
      name: plainText(settings.author.name),
      ...(settings.author.url === undefined ? {} : { link: settings.author.url }),
    },
    feed: settings.url + feedAddresses[format],
    feedLinks: { json: settings.url + feedAddresses.json },
    ...(format === 'json' ? { favicon: `${settings.url}/favicon.svg` } : {}),
  });
  for (const edition of newest) feed.addItem(item(format, settings, edition));
  return write(feed, format);
}

/** Atom reads its titles and summaries as HTML; the others read plain text. */
const textFor = { rss: cdataText, atom: textAsHtml, json: plainText } as const;

function item(format: FeedFormat, settings: FeedSettings, edition: WebEdition): Item {
  const text = textFor[format];
  return {
    id: `${settings.url}/issues/${edition.id}/`,
    title: text(edition.title),
    link: settings.url + edition.address,
    date: dayStart(changedDay(edition)),
    published: dayStart(edition.date),
    description: text(edition.description),
    content: cdataHtml(edition.feedHtml),
    category: edition.tags.map((tag) => ({ name: tag, term: tag })),
    // RSS wants a mail address in `author`; the Dublin Core element takes a name.
    ...(format === 'rss'
      ? {
          extensions: [{ name: 'dc:creator', objects: { _text: plainText(settings.author.name) } }],
        }
      : {}),
  };
}

function write(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case 'rss':
      return feed.rss2();
    case 'atom':
      return feed.atom1();
    case 'json':
      return feed.json1();
  }
}
