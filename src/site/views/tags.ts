/** Issues and links under each tag. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import { tagAddress } from '../../core/edition/tag-address.ts';
import type { WebEdition } from '../../core/edition/web-edition.ts';

export interface TagGroup {
  readonly tag: string;
  readonly address: string;
  readonly editions: readonly WebEdition[];
  readonly links: readonly ArchivedLink[];
}

/** In alphabetical order; what is under a tag keeps its order. */
export function groupByTag(
  editions: readonly WebEdition[],
  links: readonly ArchivedLink[],
): TagGroup[] {
  const groups = new Map<string, { editions: WebEdition[]; links: ArchivedLink[] }>();
  const under = (tag: string) => {
    const group = groups.get(tag) ?? { editions: [], links: [] };
    groups.set(tag, group);
    return group;
  };
  for (const edition of editions) {
    for (const tag of edition.tags) under(tag).editions.push(edition);
  }
  for (const entry of links) {
    for (const tag of entry.link.tags) under(tag).links.push(entry);
  }
  return [...groups]
    .map(([tag, group]) => ({ tag, address: tagAddress(tag), ...group }))
    .toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}

export interface SubjectGroup {
  /** undefined for links without any tag. */
  readonly tag: string | undefined;
  readonly links: readonly ArchivedLink[];
}

/**
 * Each link once, under its first tag, which says what it is mostly about; the largest group comes
 * first, links without a tag last.
 */
export function groupBySubject(links: readonly ArchivedLink[]): SubjectGroup[] {
  const groups = Map.groupBy(links, (entry) => entry.link.tags[0]);
  return [...groups]
    .map(([tag, of]) => ({ tag, links: of }))
    .toSorted(
      (a, b) =>
        Number(a.tag === undefined) - Number(b.tag === undefined) ||
        b.links.length - a.links.length ||
        ((a.tag ?? '') < (b.tag ?? '') ? -1 : 1),
    );
}
