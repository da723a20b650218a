/** What links are filtered by, and how many there are of each. */
import type { LinksFile, ListedLink } from '../../../core/edition/links-json/listed-link.ts';
import { siteNames } from '../../../core/edition/site-names.ts';
import { nameSlug } from '../../../core/link/name-slug.ts';
import { type FacetName, facetNames, type SearchQuery } from './search-query.ts';

export interface FacetValue {
  /** As the address has it. */
  readonly value: string;
  /** As readers see it. */
  readonly label: string;
}

export type LinkFacets = Readonly<Record<FacetName, readonly FacetValue[]>>;

export interface CountedValue extends FacetValue {
  readonly count: number;
}

export function facetsOf(link: ListedLink, { issues }: Pick<LinksFile, 'issues'>): LinkFacets {
  const { title, url, more = [] } = link;
  const sites = siteNames({ site: link.site ?? null, sources: [{ title, url }, ...more] });
  const authors = (link.authors ?? []).map((each) => (typeof each === 'string' ? each : each.name));
  return {
    tag: (link.tags ?? []).map(same),
    author: authors.map(named),
    site: sites.map(named),
    year: [same(link.added.slice(0, 4))],
    issue: link.issues
      .flatMap((number) => issues[number] ?? [])
      .map(({ id, title: label }) => ({ value: id, label })),
  };
}

export function passes(
  facets: LinkFacets,
  filters: SearchQuery['filters'],
  except?: FacetName,
): boolean {
  return facetNames.every((name) => {
    const wanted = filters[name];
    if (wanted === undefined || name === except) return true;
    return facets[name].some(({ value }) => value === wanted);
  });
}

/** Of each value, how many links there would be if it were chosen and all else stayed. */
export function countFacet(
  name: FacetName,
  links: readonly { readonly facets: LinkFacets }[],
  filters: SearchQuery['filters'],
): CountedValue[] {
  const counted = new Map<string, { label: string; count: number }>();
  for (const { facets } of links) {
    if (!passes(facets, filters, name)) continue;
    for (const { value, label } of facets[name]) {
      const known = counted.get(value);
      if (known === undefined) counted.set(value, { label, count: 1 });
      else known.count += 1;
    }
  }
  return [...counted].map(([value, rest]) => ({ value, ...rest })).toSorted(orders[name]);
}

type Order = (a: CountedValue, b: CountedValue) => number;

const commonestFirst: Order = (a, b) => b.count - a.count || (a.label < b.label ? -1 : 1);
const newestFirst: Order = (a, b) => (a.value < b.value ? 1 : -1);
const orders: Readonly<Record<FacetName, Order>> = {
  tag: commonestFirst,
  author: commonestFirst,
  site: commonestFirst,
  year: newestFirst,
  issue: newestFirst,
};

function same(value: string): FacetValue {
  return { value, label: value };
}

function named(label: string): FacetValue {
  return { value: nameSlug(label), label };
}
