/** RSS 2.0 with what has become usual beside it: the whole text, its own address, names of authors. */
import { type Extension, Feed as Document, type Item } from 'feed';
import { dayStart, type Feed, type FeedItem } from './feed.ts';
import { feedHead } from './feed-head.ts';
import { byNumber, cdataHtml, elementText } from './feed-text.ts';
import { finishXml } from './finish-xml.ts';
import { asHtml } from './readable-as-html.ts';

export interface RssExtensions {
  /** Declares the elements of podcasts, and says whose it is. */
  readonly podcast?: boolean;
  readonly channel?: readonly Extension[];
  readonly instructions?: readonly string[];
}

/** An item, or one that needs more than feeds of other formats have. */
export type RssItem = FeedItem & {
  readonly enclosure?: { readonly url: string; readonly type: string; readonly bytes: number };
  readonly extensions?: readonly Extension[];
};

export function writeRss(
  feed: Omit<Feed, 'items'> & { readonly items: readonly RssItem[] },
  { podcast = false, channel = [], instructions = [] }: RssExtensions = {},
): string {
  const document = new Document({
    ...feedHead(feed, elementText),
    docs: 'https://www.rssboard.org/rss-specification',
    podcast,
  });
  for (const item of feed.items) document.addItem(rssItem(item));
  for (const extension of channel) document.addExtension(extension);
  return finishXml(byNumber(document.rss2()), {
    // Otherwise it is declared only where an item has its whole text.
    attributes: { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    instructions,
  });
}

/** An element that the package does not know. */
export function rssElement(name: string, text: string): Extension {
  return { name, objects: { _text: elementText(text) } };
}

function rssItem(item: RssItem): Item {
  const { title, summary = '', html = '', enclosure } = item;
  // Without a summary the text is the description, which every reader knows.
  const description = summary === '' ? html : asHtml(summary);
  return {
    title,
    link: item.link,
    guid: elementText(item.id),
    date: dayStart(item.published),
    description: cdataHtml(description),
    content: summary === '' ? '' : cdataHtml(html),
    category: item.tags.map((name) => ({ name })),
    ...(enclosure && {
      enclosure: { length: enclosure.bytes, type: enclosure.type, url: enclosure.url },
    }),
    extensions: [
      // Takes the place of the package’s, which is CDATA, where plain text cannot have `]]>`.
      rssElement('title', title),
      ...(description === '' ? [rssElement('description', '')] : []),
      // RSS wants a mail address in `author`; the element of Dublin Core takes a name.
      ...(item.creators.length === 0 ? [] : [creatorElements(item.creators)]),
      ...(item.extensions ?? []),
    ],
  };
}

/** The package writes a list as so many elements, though its type asks for a record. */
function creatorElements(names: readonly string[]): Extension {
  const record: Record<string, unknown> = {};
  return {
    name: 'dc:creator',
    objects: Object.assign(
      names.map((name) => ({ _text: elementText(name) })),
      record,
    ),
  };
}
