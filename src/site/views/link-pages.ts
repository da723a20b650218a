/** Spreads the links over pages: all on one, until they are too many for one. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import type { YearGroup } from './years.ts';

export const MOST_LINKS_ON_A_PAGE = 1000;

export interface LinkPages {
  /** The years on the first page. */
  readonly first: readonly YearGroup<ArchivedLink>[];
  /** The years that have pages of their own. */
  readonly older: readonly YearGroup<ArchivedLink>[];
}

/** The newest year is always on the first page, however many links it has. */
export function spreadLinks(years: readonly YearGroup<ArchivedLink>[]): LinkPages {
  let total = 0;
  const fits = years.findIndex((group, index) => {
    total += group.items.length;
    return index > 0 && total > MOST_LINKS_ON_A_PAGE;
  });
  const end = fits < 0 ? years.length : fits;
  return { first: years.slice(0, end), older: years.slice(end) };
}

export function linkYearAddress(year: string): string {
  return `/links/${year}/`;
}
