/** A patron's private feed: the archive's RSS with the extras in place, and recordings to listen to. */
import type { Root } from 'hast';
import { rehype } from 'rehype';
import { Feed, type Item } from 'feed';
import { changedDay } from '../changed-day.ts';
import { eachElement } from '../web/each-element.ts';
import { feedHtml } from '../web/feed-html.ts';
import type { WebEdition } from '../web-edition.ts';
import type { FeedSettings } from './feed-settings.ts';
import { cdataHtml, cdataText, dayStart, plainText } from './feed-text.ts';

/** An issue as one patron may read it. */
export interface PatronFeedIssue {
  readonly edition: Pick<
    WebEdition,
    'id' | 'address' | 'title' | 'date' | 'description' | 'tags' | 'corrections'
  >;
  /** As in the page, with its extras open. */
  readonly html: string;
  readonly recordings: readonly Recording[];
}

export interface Recording {
  readonly title: string;
  /** Root-relative, as in the page. */
  readonly address: string;
  readonly bytes: number;
  readonly type: string;
}

export interface PatronFeedPlace {
  /** The feed's whole address. */
  readonly address: string;
  /** Where its files are, with a slash at the end; stands for `from`, which addresses of files begin with. */
  readonly files: string;
  readonly from: string;
}

const parser = rehype().data('settings', { fragment: true }).freeze();

/** The newest issue comes first; each recording is an item of its own, which podcast apps want. */
export function renderPatronFeed(
  settings: FeedSettings,
  issues: readonly PatronFeedIssue[],
  place: PatronFeedPlace,
): string {
  const feed = privateFeed(settings, {
    address: place.address,
    updated: issues
      .map(({ edition }) => changedDay(edition))
      .toSorted()
      .at(-1),
  });
  for (const issue of issues) {
    feed.addItem(issueItem(settings, issue, place));
    for (const recording of issue.recordings) {
      feed.addItem(recordingItem(settings, issue, { recording, place }));
    }
  }
  return feed.rss2();
}

/** What is left of a feed that was fetched from too many places: one item, which says what to do. */
export function renderClosedFeed(
  settings: FeedSettings,
  closed: { readonly address: string; readonly at: Date; readonly patronPage: string },
): string {
  const feed = privateFeed(settings, { address: closed.address, updated: undefined });
  const { patronPage } = closed;
  feed.addItem({
    id: `${patronPage}#closed-${closed.at.getTime()}`,
    title: 'Please subscribe again: this address of your feed is closed',
    link: patronPage,
    date: closed.at,
    content: cdataHtml(
      `<p>This feed was fetched from so many places at once that its address was closed, so that it goes on for you alone. If you passed it on, no harm is done.</p><p>Log in at <a href="${patronPage}">${patronPage}</a>, have a new address made, and subscribe to that one in your app. Then remove this one.</p>`,
    ),
  });
  return feed.rss2();
}

function privateFeed(
  settings: FeedSettings,
  of: { readonly address: string; readonly updated: string | undefined },
): Feed {
  const feed = new Feed({
    id: `${settings.url}/`,
    title: `${plainText(settings.title)} (for you)`,
    description: plainText(settings.description),
    link: `${settings.url}/`,
    language: settings.language,
    updated: dayStart(of.updated ?? '1970-01-01'),
    generator: 'Roundup',
    author: { name: plainText(settings.author.name) },
    feed: of.address,
    podcast: true,
  });
  // Directories of podcasts must not list it (Apple's "A Podcaster's Guide to RSS").
  feed.addExtension({ name: 'itunes:block', objects: { _text: 'yes' } });
  feed.addExtension({ name: 'googleplay:block', objects: { _text: 'yes' } });
  return feed;
}

function issueItem(
  settings: FeedSettings,
  { edition, html }: PatronFeedIssue,
  place: PatronFeedPlace,
): Item {
  return {
    id: `${settings.url}/issues/${edition.id}/`,
    title: cdataText(edition.title),
    link: settings.url + edition.address,
    date: dayStart(changedDay(edition)),
    published: dayStart(edition.date),
    description: cdataText(edition.description),
    content: cdataHtml(forFeed(html, settings.url + edition.address, place)),
    category: edition.tags.map((tag) => ({ name: tag, term: tag })),
    extensions: [{ name: 'dc:creator', objects: { _text: plainText(settings.author.name) } }],
  };
}

function recordingItem(
  settings: FeedSettings,
  { edition }: PatronFeedIssue,
  { recording, place }: { readonly recording: Recording; readonly place: PatronFeedPlace },
): Item {
  const title = cdataText(`${edition.title}: ${recording.title}`);
  return {
    // Whoever makes a new address for the feed has not heard it anew.
    id: settings.url + recording.address,
    title,
    link: settings.url + edition.address,
    date: dayStart(edition.date),
    description: cdataText(edition.description),
    enclosure: {
      url: movedAddress(recording.address, place),
      type: recording.type,
      length: recording.bytes,
    },
    extensions: [
      { name: 'itunes:title', objects: { _cdata: title } },
      { name: 'itunes:episodeType', objects: { _text: 'full' } },
      { name: 'itunes:explicit', objects: { _text: 'false' } },
      { name: 'itunes:block', objects: { _text: 'yes' } },
    ],
  };
}

/** Files of extras get addresses that the feed's own secret opens, since an app has no session. */
function forFeed(html: string, base: string, place: PatronFeedPlace): string {
  const tree: Root = parser.parse(html);
  eachElement(tree, ({ properties }) => {
    for (const name of ['href', 'src'] as const) {
      const address = properties[name];
      if (typeof address === 'string') properties[name] = movedAddress(address, place);
    }
  });
  return feedHtml(tree, base);
}

function movedAddress(address: string, { from, files }: PatronFeedPlace): string {
  return address.startsWith(from) ? files + address.slice(from.length) : address;
}
