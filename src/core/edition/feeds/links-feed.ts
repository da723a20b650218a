/** The feed of links: what was worth reading, each item leading to the page itself. */
import type { ArchivedLink } from '../archive.ts';
import { textsOf } from '../../texts/texts.ts';
import { linkAnchor } from '../link-anchor.ts';
import { siteNames } from '../site-names.ts';
import { tagAddress, tagFeedAddress } from '../tag-address.ts';
import type { FeedItem } from './feed.ts';
import { htmlAsText } from './html-as-text.ts';
import { feedAddresses, type FeedSettings, feedStyles } from './feed-settings.ts';
import { writeRss } from './write-rss.ts';

export const MOST_FEED_LINKS = 100;

/** `links` come the newest first; of one tag where it is named. */
export function renderLinksFeed(
  settings: FeedSettings,
  links: readonly ArchivedLink[],
  tag?: string,
): string {
  const newest = links.slice(0, MOST_FEED_LINKS);
  const words = textsOf(settings.language).edition.feeds;
  return writeRss(
    {
      title:
        tag === undefined ? words.links(settings.title) : words.linksAbout(settings.title, tag),
      description:
        tag === undefined
          ? words.everyLink(settings.title)
          : words.everyLinkAbout(settings.title, tag),
      page: settings.url + (tag === undefined ? '/links/' : tagAddress(tag)),
      self: settings.url + (tag === undefined ? feedAddresses.links : tagFeedAddress(tag)),
      language: settings.language,
      updated: newest[0]?.added,
      author: settings.author,
      hub: settings.feeds?.hub,
      items: newest.map(({ link, added }) => ({
        ...linkItem(link),
        id: `${settings.url}/links/#${linkAnchor(link)}`,
        published: added,
        updated: added,
      })),
    },
    { instructions: feedStyles },
  );
}

/** What an item says of a link, wherever it was listed. */
export function linkItem(
  link: ArchivedLink['link'],
): Pick<FeedItem, 'title' | 'link' | 'summary' | 'html' | 'tags' | 'creators'> {
  const comment = htmlAsText(link.commentFeedHtml);
  return {
    title: link.sources.map(({ title }) => title).join(' · '),
    link: link.sources[0]?.url ?? '',
    summary: comment === '' ? siteNames(link).join(', ') : comment,
    html: link.commentFeedHtml === '' ? undefined : link.commentFeedHtml,
    tags: link.tags,
    creators: link.authors.map(({ name }) => name),
  };
}
