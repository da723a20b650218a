/** Atom, RFC 4287. */
import { dayStart, type Feed, type FeedItem, uriOf } from './feed.ts';
import { asHtml, looksLikeHtml } from './readable-as-html.ts';
import { writeXml, xml, type XmlElement } from './xml.ts';

/** A feed must have a date, and one without entries takes none from the clock. */
const BEFORE_ALL = '1970-01-01';

export function writeAtom(feed: Feed, instructions: readonly string[] = []): string {
  return writeXml(
    xml(
      'feed',
      [
        xml('id', feed.page),
        text('title', feed.title),
        text('subtitle', feed.description),
        xml('updated', atomDate(feed.updated ?? BEFORE_ALL)),
        xml('author', [
          xml('name', feed.author.name),
          feed.author.url === undefined ? undefined : xml('uri', uriOf(feed.author.url)),
        ]),
        xml('link', '', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
        xml('link', '', { rel: 'alternate', type: 'text/html', href: feed.page }),
        feed.hub === undefined ? undefined : xml('link', '', { rel: 'hub', href: uriOf(feed.hub) }),
        feed.icon === undefined ? undefined : xml('icon', feed.icon),
        xml('generator', 'Roundup'),
        ...withOwnSeconds(feed.items).map(entryElement),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    ),
    instructions,
  );
}

function entryElement(item: FeedItem & { readonly second: number }): XmlElement {
  return xml('entry', [
    xml('id', item.id),
    text('title', item.title),
    xml('link', '', { rel: 'alternate', type: 'text/html', href: uriOf(item.link) }),
    xml('published', atomDate(item.published)),
    xml('updated', atomDate(item.updated, item.second)),
    ...item.tags.map((tag) => xml('category', '', { term: tag })),
    item.summary === undefined ? undefined : text('summary', item.summary),
    item.html === undefined ? undefined : xml('content', { html: item.html }, { type: 'html' }),
  ]);
}

/** Declared as HTML where somebody could take it for that. */
function text(name: string, value: string): XmlElement {
  return looksLikeHtml(value) ? xml(name, asHtml(value), { type: 'html' }) : xml(name, value);
}

/** Readers order by the time of change, so of one day the older entry is a second earlier. */
function withOwnSeconds(
  items: readonly FeedItem[],
): readonly (FeedItem & { readonly second: number })[] {
  const ofDay = new Map<string, number>();
  return items
    .toReversed()
    .map((item) => {
      const second = ofDay.get(item.updated) ?? 0;
      ofDay.set(item.updated, second + 1);
      return { ...item, second };
    })
    .toReversed();
}

/** RFC 3339. */
function atomDate(day: string, second = 0): string {
  const time = dayStart(day).getTime() + second * 1000;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
