/** The sitemap: a page's day is that of the newest thing on it. */
import type { Archive } from '../../core/edition/archive.ts';
import { changedDay } from '../../core/edition/changed-day.ts';
import {
  SUPPORT_ADDRESS,
  supportPage,
  type SupportSettings,
} from '../../core/edition/support-page.ts';
import type { ArchiveGroups } from './archive-view.ts';
import { searchAddresses } from '../../core/finding/search-index.ts';
import { BUILDING_ADDRESS, STATISTICS_ADDRESS } from './everything.ts';
import { linkYearAddress } from './link-pages.ts';

export interface SitemapEntry {
  readonly address: string;
  /** `YYYY-MM-DD`; undefined for an empty page. */
  readonly changed: string | undefined;
}

export function sitemapEntries(
  archive: ArchiveGroups &
    Pick<Archive<unknown>, 'editions' | 'links'> &
    Partial<Pick<Archive<unknown>, 'ownPages' | 'ownRoutes'>> & {
      readonly config?: SupportSettings;
    },
): SitemapEntry[] {
  const newestIssue = archive.newest?.date;
  const newestLink = archive.links[0]?.added;
  const newest = latest(newestIssue, newestLink);
  return [
    { address: '/', changed: newestIssue },
    { address: '/issues/', changed: newestIssue },
    { address: '/links/', changed: latest(newestIssue, newestLink) },
    { address: '/tags/', changed: newest },
    { address: searchAddresses.page, changed: newest },
    { address: STATISTICS_ADDRESS, changed: newest },
    ...findingEntries(archive),
    ...(archive.config === undefined || supportPage(archive.config) === undefined
      ? []
      : [{ address: SUPPORT_ADDRESS, changed: undefined }]),
    ...archive.editions
      .filter((edition) => !edition.draft)
      .map((edition) => ({ address: edition.address, changed: changedDay(edition) })),
    ...archive.linkPages.years.map((group) => ({
      address: linkYearAddress(group.year),
      changed: group.items[0]?.added,
    })),
    ...[
      { address: '/links/by/', groups: archive.authors },
      { address: '/links/on/', groups: archive.sites },
    ].flatMap(({ address, groups }) => [
      { address, changed: newestLink },
      ...groups.map((group) => ({ address: group.address, changed: group.links[0]?.added })),
    ]),
    ...archive.linkMonths.map(({ address, days }) => ({
      address,
      changed: latest(...days.map(({ links }) => links[0]?.added)),
    })),
    ...archive.tags.map((group) => ({
      address: group.address,
      changed: latest(group.editions[0]?.date, group.links[0]?.added),
    })),
    // Files say nothing of when their text changed.
    ...[...(archive.ownPages ?? []), ...(archive.ownRoutes ?? [])].map(({ address }) => ({
      address,
      changed: undefined,
    })),
    ...archive.editions.flatMap(({ draft, alsoReadAddress, date }) =>
      draft || alsoReadAddress === undefined ? [] : [{ address: alsoReadAddress, changed: date }],
    ),
  ];
}

/** Of one file, by the protocol. */
const MOST_ENTRIES = 50_000;

/** What `/sitemap.xml` holds, and the files that it leads to once there are too many for one. */
export interface Sitemap {
  readonly text: string;
  readonly parts: readonly { readonly address: string; readonly text: string }[];
}

export function sitemapOf(
  origin: string,
  entries: readonly SitemapEntry[],
  most = MOST_ENTRIES,
): Sitemap {
  if (entries.length <= most) return { text: writeSitemap(origin, entries), parts: [] };
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, index) => {
    const of = entries.slice(index * most, (index + 1) * most);
    const changed = latest(...of.map((entry) => entry.changed));
    return { address: `/sitemap-${index + 1}.xml`, changed, text: writeSitemap(origin, of) };
  });
  return { text: writeList('sitemapindex', 'sitemap', { origin, entries: parts }), parts };
}

/** The first page of each list changes with its newest entry. */
function findingEntries({ writing, projects }: ArchiveGroups): SitemapEntry[] {
  const built = projects.map(({ address, states }) => ({ address, changed: states[0]?.day }));
  return [
    ...writing.pages.map(({ address, items }) => ({ address, changed: items[0]?.day })),
    ...(built.length === 0 ? [] : [{ address: BUILDING_ADDRESS, changed: built[0]?.changed }]),
    ...built.flatMap(({ address, changed }) =>
      address === undefined ? [] : [{ address, changed }],
    ),
  ];
}

/** https://www.sitemaps.org/protocol.html; addresses hold nothing that XML would want escaped. */
export function writeSitemap(origin: string, entries: readonly SitemapEntry[]): string {
  return writeList('urlset', 'url', { origin, entries });
}

function writeList(
  root: string,
  name: string,
  { origin, entries }: { readonly origin: string; readonly entries: readonly SitemapEntry[] },
): string {
  const written = entries.map(({ address, changed }) => {
    const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return `<${name}><loc>${encodeURI(origin + address)}</loc>${lastmod}</${name}>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...written,
    `</${root}>`,
    '',
  ].join('\n');
}

function latest(...days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}
