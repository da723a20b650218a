/** RSS 2.0 with what has become usual beside it: the whole text, its own address, names of authors. */
import { dayStart, type Feed, type FeedItem, uriOf } from './feed.ts';
import { asHtml } from './readable-as-html.ts';
import { writeXml, xml, type XmlElement } from './xml.ts';

export interface RssExtensions {
  /** Beside those that every feed has, by prefix. */
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly channel?: readonly XmlElement[];
  readonly instructions?: readonly string[];
}

/** An item, or one that needs more than feeds of other formats have. */
export type RssItem = FeedItem & {
  readonly enclosure?: { readonly url: string; readonly type: string; readonly bytes: number };
  readonly extensions?: readonly XmlElement[];
};

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
};

export function writeRss(
  feed: Omit<Feed, 'items'> & { readonly items: readonly RssItem[] },
  { namespaces = {}, channel = [], instructions = [] }: RssExtensions = {},
): string {
  const prefixes = Object.entries({ ...NAMESPACES, ...namespaces });
  return writeXml(
    xml(
      'rss',
      [
        xml('channel', [
          xml('title', feed.title),
          xml('link', feed.page),
          xml('description', feed.description),
          xml('language', feed.language),
          // Without a day it would take the hour of the build.
          feed.updated === undefined ? undefined : xml('lastBuildDate', rssDate(feed.updated)),
          xml('docs', 'https://www.rssboard.org/rss-specification'),
          xml('generator', 'Roundup'),
          xml('atom:link', '', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
          feed.hub === undefined
            ? undefined
            : xml('atom:link', '', { href: uriOf(feed.hub), rel: 'hub' }),
          ...channel,
          ...feed.items.map(itemElement),
        ]),
      ],
      {
        version: '2.0',
        ...Object.fromEntries(prefixes.map(([prefix, uri]) => [`xmlns:${prefix}`, uri])),
      },
    ),
    instructions,
  );
}

function itemElement(item: RssItem): XmlElement {
  const { summary, html, enclosure } = item;
  return xml('item', [
    xml('title', item.title),
    xml('link', uriOf(item.link)),
    xml('guid', item.id, { isPermaLink: 'false' }),
    xml('pubDate', rssDate(item.published)),
    // RSS wants a mail address in `author`; the element of Dublin Core takes a name.
    ...item.creators.map((name) => xml('dc:creator', name)),
    // Without a summary the text is the description, which every reader knows.
    xml('description', summary === undefined ? { html: html ?? '' } : asHtml(summary)),
    summary === undefined || html === undefined ? undefined : xml('content:encoded', { html }),
    enclosure &&
      xml('enclosure', '', {
        length: String(enclosure.bytes),
        type: enclosure.type,
        url: enclosure.url,
      }),
    ...item.tags.map((tag) => xml('category', tag)),
    ...(item.extensions ?? []),
  ]);
}

/** RFC 822 with four digits of the year, as browsers write it, too. */
function rssDate(day: string): string {
  return dayStart(day).toUTCString();
}
