/** The feed of links: what was worth reading, each item leading to the page itself. */
import { Feed, type Item } from 'feed';
import type { ArchivedLink } from '../archive.ts';
import { tagAddress, tagFeedAddress } from '../tag-address.ts';
import { linkAnchor } from '../link-anchor.ts';
import { feedAddresses, type FeedSettings } from './feed-settings.ts';
import { cdataHtml, cdataText, dayStart, plainText, textAsHtml } from './feed-text.ts';

export const MOST_FEED_LINKS = 100;

/** `links` come the newest first; of one tag where it is named. */
export function renderLinksFeed(
  settings: FeedSettings,
  links: readonly ArchivedLink[],
  tag?: string,
): string {
  const newest = links.slice(0, MOST_FEED_LINKS);
  const about = tag === undefined ? '' : ` about ${tag}`;
  const page = settings.url + (tag === undefined ? '/links/' : tagAddress(tag));
  const feed = new Feed({
    id: page,
    title: plainText(`${settings.title}: links${about}`),
    description: plainText(`Every link${about} from ${settings.title}.`),
    link: page,
    language: settings.language,
    updated: dayStart(newest[0]?.added ?? '1970-01-01'),
    generator: 'Roundup',
    feed: settings.url + (tag === undefined ? feedAddresses.links : tagFeedAddress(tag)),
  });
  for (const link of newest) {
    const converted = item(settings, link);
    if (converted !== undefined) feed.addItem(converted);
  }
  return feed.rss2();
}

function item(settings: FeedSettings, archived: ArchivedLink): Item | undefined {
  const { link } = archived;
  const [source] = link.sources;
  if (source === undefined) return undefined;
  const titles = link.sources.map((each) => each.title);
  const creators = link.authors.map((author) => author.name).join(', ');
  return {
    id: `${settings.url}/links/#${linkAnchor(link)}`,
    title: cdataText(titles.join(' · ')),
    link: source.url,
    date: dayStart(archived.added),
    content: cdataHtml(
      link.commentFeedHtml === ''
        ? `<p>${textAsHtml(titles.join(', '))}</p>`
        : link.commentFeedHtml,
    ),
    category: link.tags.map((tag) => ({ name: tag, term: tag })),
    ...(creators === ''
      ? {}
      : { extensions: [{ name: 'dc:creator', objects: { _text: plainText(creators) } }] }),
  };
}
