/** A patron's private feed: the archive's RSS with the extras in place, and recordings to listen to. */
import type { Root } from 'hast';
import { rehype } from 'rehype';
import { changedDay } from '../changed-day.ts';
import { textsOf } from '../../texts/texts.ts';
import { eachElement } from '../web/each-element.ts';
import { feedHtml } from '../web/feed-html.ts';
import type { WebEdition } from '../web-edition.ts';
import type { FeedSettings } from './feed-settings.ts';
import { issueItem } from './issue-item.ts';
import { rssElement, type RssItem, writeRss } from './write-rss.ts';

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
  return writePrivate(settings, {
    address: place.address,
    updated: issues
      .map(({ edition }) => changedDay(edition))
      .toSorted()
      .at(-1),
    items: issues.flatMap((issue) => [
      issueItem(
        settings,
        issue.edition,
        forFeed(issue.html, settings.url + issue.edition.address, place),
      ),
      ...issue.recordings.map((recording) => recordingItem(settings, issue, { recording, place })),
    ]),
  });
}

/** What is left of a feed that was fetched from too many places: one item, which says what to do. */
export function renderClosedFeed(
  settings: FeedSettings,
  closed: { readonly address: string; readonly at: Date; readonly patronPage: string },
): string {
  const { patronPage } = closed;
  const words = textsOf(settings.language).edition.feeds;
  const day = closed.at.toISOString().slice(0, 10);
  const item: RssItem = {
    id: `${patronPage}#closed-${closed.at.getTime()}`,
    title: words.closed,
    link: patronPage,
    published: day,
    updated: day,
    html: `<p>${words.whyClosed}</p><p>${words.whatToDo(`<a href="${patronPage}">${patronPage}</a>`)}</p>`,
    tags: [],
    creators: [],
  };
  return writePrivate(settings, { address: closed.address, updated: day, items: [item] });
}

function writePrivate(
  settings: FeedSettings,
  of: {
    readonly address: string;
    readonly updated: string | undefined;
    readonly items: readonly RssItem[];
  },
): string {
  const { title, description, url, language, author } = settings;
  return writeRss(
    {
      title: textsOf(language).edition.feeds.forYou(title),
      description,
      page: `${url}/`,
      self: of.address,
      language,
      updated: of.updated,
      author,
      items: of.items,
    },
    {
      podcast: true,
      // Directories of podcasts must not list it (Apple's "A Podcaster's Guide to RSS").
      channel: [rssElement('itunes:block', 'yes'), rssElement('googleplay:block', 'yes')],
    },
  );
}

function recordingItem(
  settings: FeedSettings,
  { edition }: PatronFeedIssue,
  { recording, place }: { readonly recording: Recording; readonly place: PatronFeedPlace },
): RssItem {
  const title = `${edition.title}: ${recording.title}`;
  return {
    // Whoever makes a new address for the feed has not heard it anew.
    id: settings.url + recording.address,
    title,
    link: settings.url + edition.address,
    published: edition.date,
    updated: edition.date,
    summary: edition.description,
    tags: [],
    creators: [],
    enclosure: {
      url: movedAddress(recording.address, place),
      type: recording.type,
      bytes: recording.bytes,
    },
    extensions: [
      rssElement('itunes:title', title),
      rssElement('itunes:episodeType', 'full'),
      rssElement('itunes:explicit', 'false'),
      rssElement('itunes:block', 'yes'),
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
