/** The feed of one department: what was written, built or read, of all issues, entry by entry. */
import { type SectionName, sectionNames } from '../../issue/schema.ts';
import { textsOf } from '../../texts/texts.ts';
import type { WebEdition } from '../web-edition.ts';
import type { FeedItem } from './feed.ts';
import { type FeedSettings, feedStyles, sectionFeedAddress } from './feed-settings.ts';
import { linkItem } from './links-feed.ts';
import { writeRss } from './write-rss.ts';

export const MOST_FEED_ENTRIES = 100;

/** `editions` come the newest first; entries stay in the order in which their issue has them. */
export function renderSectionFeed(
  section: SectionName,
  settings: FeedSettings,
  editions: readonly WebEdition[],
): string {
  const items: FeedItem[] = [];
  for (const edition of editions) {
    if (items.length >= MOST_FEED_ENTRIES) break;
    items.push(...withOwnIds(entriesOf(section, edition, settings)));
  }
  return writeRss(
    {
      title: sectionFeedTitle(section, settings),
      description: settings.description,
      page: `${settings.url}/issues/`,
      self: settings.url + sectionFeedAddress(section),
      language: settings.language,
      updated: items[0]?.published,
      author: settings.author,
      hub: settings.feeds?.hub,
      items: items.slice(0, MOST_FEED_ENTRIES),
    },
    { instructions: feedStyles },
  );
}

/** In the words of the newsletter's language. */
export function sectionFeedTitle(
  section: SectionName,
  { title, language }: Pick<FeedSettings, 'title' | 'language'>,
): string {
  const { edition, site } = textsOf(language);
  return edition.feeds.section(title, site.departments[section]);
}

/** Those of which any issue has an entry. */
export function filledSections(editions: readonly WebEdition[]): SectionName[] {
  return sectionNames.filter((name) => editions.some(({ counts }) => counts[name] > 0));
}

/** An issue may list one address twice. */
function withOwnIds(items: readonly FeedItem[]): FeedItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const times = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, times);
    return times === 1 ? item : { ...item, id: `${item.id}&${times}` };
  });
}

function entriesOf(section: SectionName, edition: WebEdition, settings: FeedSettings): FeedItem[] {
  const origin = settings.url;
  // Whatever is changed in the entry, where it leads stays; what leads nowhere is known by its name.
  const common = (key: string) => ({
    id: `${origin}/issues/${edition.id}/#${section}=${encodeURIComponent(key.toWellFormed())}`,
    published: edition.date,
    updated: edition.date,
  });
  switch (section) {
    case 'writing':
      return edition.writing.map((item) => ({
        ...common(item.url),
        title: item.title,
        link: item.url,
        summary: item.summary ?? '',
        tags: [item.kind],
        creators: [settings.author.name],
      }));
    case 'building':
      return edition.building.map((item) => {
        const name = [item.title, item.version].filter((part) => part !== undefined).join(' ');
        return {
          ...common(`${item.url ?? item.title} ${item.version ?? ''}`.trim()),
          title: name,
          link: item.url ?? origin + edition.address,
          summary: item.summary ?? '',
          tags: [],
          creators: [settings.author.name],
        };
      });
    case 'reading':
      return edition.reading.map((link) => ({
        ...common(link.sources.map(({ url }) => url).join(' ')),
        ...linkItem(link),
      }));
  }
}
