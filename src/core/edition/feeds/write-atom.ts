/** Atom, RFC 4287. */
import { Feed as Document, type Item } from 'feed';
import { dayStart, type Feed, type FeedItem } from './feed.ts';
import { feedHead } from './feed-head.ts';
import { cdataHtml, elementText } from './feed-text.ts';
import { finishXml } from './finish-xml.ts';
import { asHtml, looksLikeHtml } from './readable-as-html.ts';

export function writeAtom(feed: Feed, instructions: readonly string[] = []): string {
  const document = new Document({
    ...feedHead(feed, elementText),
    title: elementText(asHtml(feed.title)),
    description: elementText(asHtml(feed.description)),
    ...(feed.icon === undefined ? {} : { favicon: feed.icon }),
  });
  for (const item of withOwnSeconds(feed.items)) document.addItem(atomItem(item));
  return finishXml(finishHead(document.atom1(), feed), {
    attributes: { 'xml:lang': feed.language },
    instructions,
  });
}

/** The package reads titles and summaries as HTML. */
function atomItem(item: FeedItem & { readonly second: number }): Item {
  return {
    id: item.id,
    title: cdataHtml(asHtml(item.title)),
    link: item.link,
    published: dayStart(item.published),
    date: new Date(dayStart(item.updated).getTime() + item.second * 1000),
    description: cdataHtml(asHtml(item.summary ?? '')),
    content: cdataHtml(item.html ?? ''),
    category: item.tags.map((term) => ({ term })),
  };
}

/** Before the entries every text is escaped, so whatever looks like a tag is one. */
function finishHead(document: string, { title, description }: Feed): string {
  const entries = document.search(/\n *<entry>/);
  const end = entries < 0 ? document.length : entries;
  const declared = [
    ['<link rel="self"', '<link rel="self" type="application/atom+xml"'],
    // As HTML where somebody could take it for that.
    ...(looksLikeHtml(title) ? [['<title>', '<title type="html">'] as const] : []),
    ...(looksLikeHtml(description) ? [['<subtitle>', '<subtitle type="html">'] as const] : []),
  ] as const;
  const head = declared.reduce(
    (text, [lacking, whole]) => replaceOne(text, lacking, whole),
    document.slice(0, end),
  );
  return head + document.slice(end);
}

function replaceOne(text: string, part: string, by: string): string {
  const [before, after, ...more] = text.split(part);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The package "feed" does not write ${part} once.`);
  }
  return before + by + after;
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
