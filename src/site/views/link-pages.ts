/** Spreads the links over pages: all on one, until they are too many; then a page a year as well. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import { groupByYear, type YearGroup } from './years.ts';

/** On the page of a tag, an author or a site. */
export const MOST_LINKS_ON_A_PAGE = 1000;
/** On the page of all links, which everybody opens first. */
const MOST_LINKS_AT_FIRST = 200;
/** Of their HTML; compressed it is a quarter to a third of that. */
const MOST_CHARACTERS_AT_FIRST = 140_000;
/** What every entry has beside its own words. */
const CHARACTERS_AROUND = 450;

export interface LinkPages {
  /** On the first page. */
  readonly newest: readonly ArchivedLink[];
  /** With pages of their own; none while all links stand on the first. */
  readonly years: readonly YearGroup<ArchivedLink>[];
}

/** `links` come the newest first. The first page stays small, however many or long they are. */
export function spreadLinks(links: readonly ArchivedLink[]): LinkPages {
  let characters = 0;
  const end = links.findIndex((entry, index) => {
    characters += lengthOf(entry);
    return index === MOST_LINKS_AT_FIRST || (index > 0 && characters > MOST_CHARACTERS_AT_FIRST);
  });
  if (end < 0) return { newest: links, years: [] };
  return { newest: links.slice(0, end), years: groupByYear(links, (entry) => entry.added) };
}

export function linkYearAddress(year: string): string {
  return `/links/${year}/`;
}

function lengthOf({ link, usedIn }: ArchivedLink): number {
  const texts = [
    link.commentHtml,
    link.archived ?? '',
    ...link.sources.flatMap(({ title, url }) => [title, url]),
    ...link.authors.flatMap(({ name, url }) => [name, url ?? '']),
    ...usedIn.map(({ title, address }) => title + address),
  ];
  return texts.reduce((sum, text) => sum + text.length, CHARACTERS_AROUND);
}
