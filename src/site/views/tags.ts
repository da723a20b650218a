/** Issues and links under each tag. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import type { WebEdition } from '../../core/edition/web-edition.ts';

export interface TagGroup {
  readonly tag: string;
  readonly address: string;
  readonly editions: readonly WebEdition[];
  readonly links: readonly ArchivedLink[];
}

export function tagAddress(tag: string): string {
  return `/tags/${tag}/`;
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

/** The tags of some links with how often each occurs, the most frequent first. */
export function countTags(links: readonly ArchivedLink[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { link } of links) {
    for (const tag of link.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
