/** What the package `feed` is told of a feed itself, whatever the format. */
import type { FeedOptions } from 'feed';
import { dayStart, type Feed } from './feed.ts';

/** A feed must have a date, and one without entries takes none from the clock. */
const BEFORE_ALL = '1970-01-01';

/** `text` makes plain text fit for the elements of the format. */
export function feedHead(
  feed: Omit<Feed, 'items'>,
  text: (plain: string) => string,
): FeedOptions & { readonly author: { readonly name: string } } {
  const { author, hub } = feed;
  return {
    id: text(feed.page),
    title: text(feed.title),
    description: text(feed.description),
    link: feed.page,
    feed: feed.self,
    language: feed.language,
    updated: dayStart(feed.updated ?? BEFORE_ALL),
    generator: 'Roundup',
    author: {
      name: text(author.name),
      ...(author.url === undefined ? {} : { link: author.url }),
    },
    ...(hub === undefined ? {} : { hub }),
  };
}
