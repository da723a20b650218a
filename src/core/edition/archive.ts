/** The archive: the public editions and links that pages and feeds are made of. */
import type { PublicLink, WebEdition } from './web-edition.ts';

export interface Archive<Config> {
  readonly config: Config;
  /** Not drafts; the newest first. */
  readonly editions: readonly ArchivedEdition[];
  /**
   * Of the issues for patrons what the public may see, the newest first. They stand apart, so that
   * nothing which is made of editions can be made of them.
   */
  readonly patronPages: readonly ArchivedEdition[];
  /** Every link that a reader may see; the newest first. */
  readonly links: readonly ArchivedLink[];
}

export interface ArchivedEdition extends WebEdition {
  /** Differs whenever anything else of the edition does, and is quicker to compare. */
  readonly digest: string;
}

export interface ArchivedLink {
  readonly link: PublicLink;
  /** The day it was added, or its issue's date for an inline link. */
  readonly added: string;
  readonly usedIn: { readonly id: string; readonly title: string; readonly address: string };
}

/** Collects the links of all editions; a repeated one stands where it was used first. */
export function archivedLinks(editions: readonly WebEdition[]): ArchivedLink[] {
  const seen = new Set<string>();
  const links: ArchivedLink[] = [];
  for (const edition of editions.toReversed()) {
    const usedIn = { id: edition.id, title: edition.title, address: edition.address };
    for (const link of [...edition.reading, ...(edition.alsoRead ?? [])]) {
      const key = link.sources.map((source) => source.url).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      // A link's id begins with the day it was added.
      links.push({ link, added: link.id?.slice(0, 10) ?? edition.date, usedIn });
    }
  }
  return links.toSorted((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
}
