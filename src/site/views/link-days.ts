/** Links by the month and the day on which they were added, whatever the year: for “on this day”. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import { siteNames } from '../../core/edition/site-names.ts';

export interface LinkMonth {
  /** `01` to `12` */
  readonly month: string;
  readonly address: string;
  readonly days: readonly LinkDay[];
}

export interface LinkDay {
  /** `01` to `31` */
  readonly day: string;
  /** The newest first. */
  readonly links: readonly ArchivedLink[];
}

/** What `/links/days/11.json` says of a link. */
export interface DayLink {
  readonly title: string;
  readonly url: string;
  readonly site: string;
  readonly year: number;
}

/** `26` and the like, to the newest links of that day. */
export type DayLinks = Readonly<Record<string, readonly DayLink[]>>;

const MOST_OF_A_DAY = 12;

/** Those with links, from January on. */
export function groupByMonth(links: readonly ArchivedLink[]): LinkMonth[] {
  const months = Map.groupBy(links, ({ added }) => added.slice(5, 7));
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, of]) => ({
      month,
      address: `/links/days/${month}/`,
      days: [...Map.groupBy(of, ({ added }) => added.slice(8, 10))]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([day, those]) => ({ day, links: those })),
    }));
}

export function dayLinks({ days }: LinkMonth): DayLinks {
  return Object.fromEntries(
    days.map(({ day, links }) => [day, links.slice(0, MOST_OF_A_DAY).map(dayLink)]),
  );
}

function dayLink({ link, added }: ArchivedLink): DayLink {
  return {
    title: link.sources.map(({ title }) => title).join(', '),
    url: link.sources[0]?.url ?? '',
    site: siteNames(link).join(', '),
    year: Number(added.slice(0, 4)),
  };
}
