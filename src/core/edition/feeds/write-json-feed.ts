/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/. */
import { dayStart, type Feed, type FeedItem, uriOf } from './feed.ts';
import { plainText } from './xml.ts';

export function writeJsonFeed(feed: Feed): string {
  const { author } = feed;
  const written = {
    version: 'https://jsonfeed.org/version/1.1',
    title: plainText(feed.title),
    home_page_url: feed.page,
    feed_url: feed.self,
    description: plainText(feed.description),
    language: feed.language,
    favicon: feed.icon,
    authors: [{ name: plainText(author.name), url: author.url && uriOf(author.url) }],
    hubs: feed.hub === undefined ? undefined : [{ type: 'WebSub', url: uriOf(feed.hub) }],
    items: feed.items.map(jsonItem),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

function jsonItem(item: FeedItem) {
  return {
    id: item.id,
    url: uriOf(item.link),
    title: plainText(item.title),
    summary: item.summary === undefined ? undefined : plainText(item.summary),
    content_html: plainText(item.html ?? ''),
    image: item.picture,
    date_published: dayStart(item.published).toISOString(),
    date_modified: dayStart(item.updated).toISOString(),
    tags: item.tags.length === 0 ? undefined : item.tags,
  };
}
