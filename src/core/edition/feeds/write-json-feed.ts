/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/; the package writes 1.0. */
import { Feed as Document, type Item } from 'feed';
import { z } from 'zod';
import { dayStart, type Feed, type FeedItem, uriOf } from './feed.ts';
import { feedHead } from './feed-head.ts';
import { plainText } from './feed-text.ts';
import { asHtml } from './readable-as-html.ts';

/** What of it became something else in 1.1. */
const versionOne = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1'),
  author: z.strictObject({ name: z.string(), url: z.string().optional() }),
  items: z.array(z.unknown()),
});

export function writeJsonFeed(feed: Feed): string {
  const { author, hub } = feed;
  const head = feedHead(feed, plainText);
  const document = new Document({
    ...head,
    author: { ...head.author, ...(author.url === undefined ? {} : { link: uriOf(author.url) }) },
    feedLinks: { json: feed.self },
  });
  for (const item of feed.items) document.addItem(jsonItem(item));
  const { author: onlyAuthor, items, ...others } = versionOne.parse(JSON.parse(document.json1()));
  const lifted = {
    ...others,
    version: 'https://jsonfeed.org/version/1.1',
    language: feed.language,
    favicon: feed.icon,
    authors: [onlyAuthor],
    hubs: hub === undefined ? undefined : [{ type: 'WebSub', url: uriOf(hub) }],
    items,
  };
  return `${JSON.stringify(lifted, null, 2)}\n`;
}

function jsonItem({ summary = '', html = '', ...item }: FeedItem): Item {
  return {
    id: item.id,
    link: uriOf(item.link),
    title: plainText(item.title),
    // The package makes it the content where there is no other, and content is HTML.
    description: plainText(html === '' ? asHtml(summary) : summary),
    ...(html === '' ? {} : { content: plainText(html) }),
    date: dayStart(item.updated),
    published: dayStart(item.published),
    ...(item.tags.length === 0 ? {} : { category: item.tags.map((name) => ({ name })) }),
    ...(item.picture === undefined ? {} : { image: item.picture }),
  };
}
