/** Links by who wrote them and where they stand. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import { siteNames } from '../../core/edition/site-names.ts';
import { nameSlug } from '../../core/link/name-slug.ts';

export interface CitedGroup {
  /** As it is written most often. */
  readonly name: string;
  readonly slug: string;
  readonly address: string;
  /** The newest first. */
  readonly links: readonly ArchivedLink[];
}

/**
 * A page of one link says no more than the link: names get a page from the second link on, which also
 * keeps a large archive from having thousands of them.
 */
const FEWEST_LINKS = 2;

/** The most cited first. */
export function groupByAuthor(links: readonly ArchivedLink[]): CitedGroup[] {
  return cited(links, '/links/by/', ({ link }) => link.authors.map(({ name }) => name));
}

/** The most cited first. */
export function groupBySite(links: readonly ArchivedLink[]): CitedGroup[] {
  return cited(links, '/links/on/', ({ link }) => siteNames(link));
}

function cited(
  links: readonly ArchivedLink[],
  folder: string,
  namesOf: (entry: ArchivedLink) => readonly string[],
): CitedGroup[] {
  const groups = new Map<string, { names: Map<string, number>; links: Set<ArchivedLink> }>();
  const slugs = new Map<string, string>();
  for (const entry of links) {
    for (const name of namesOf(entry)) {
      const slug = slugs.get(name) ?? nameSlug(name);
      slugs.set(name, slug);
      const group = groups.get(slug) ?? { names: new Map(), links: new Set() };
      groups.set(slug, group);
      group.names.set(name, (group.names.get(name) ?? 0) + 1);
      group.links.add(entry);
    }
  }
  return [...groups]
    .filter(([, group]) => group.links.size >= FEWEST_LINKS)
    .map(([slug, group]) => ({
      name: commonest(group.names),
      slug,
      address: `${folder}${slug}/`,
      links: [...group.links],
    }))
    .toSorted((a, b) => b.links.length - a.links.length || (a.slug < b.slug ? -1 : 1));
}

/** The newer one of two that are as common. */
function commonest(names: ReadonlyMap<string, number>): string {
  const [first] = [...names].toSorted(([, a], [, b]) => b - a);
  return first?.[0] ?? '';
}
