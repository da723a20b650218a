/** The archive: the public editions and links that pages and feeds are made of. */
import { samePages } from '../link/same-pages.ts';
import type { OwnPage } from './own-page.ts';
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
  /** The author's own pages in Markdown, by address. */
  readonly ownPages: readonly OwnPage[];
  /** Those in Astro, of which the archive knows no more than where they are. */
  readonly ownRoutes: readonly OwnRoute[];
}

export interface OwnRoute {
  /** Root-relative: `/uses/`. */
  readonly address: string;
  /** From the newsletter's root: `pages/uses.astro`. */
  readonly path: string;
}

export interface ArchivedEdition extends WebEdition {
  /** Differs whenever anything else of the edition does, and is quicker to compare. */
  readonly digest: string;
}

export interface ArchivedLink {
  readonly link: PublicLink;
  /** The day it was added, or its issue's date for an inline link. */
  readonly added: string;
  /** Every issue that shows it, the oldest first. */
  readonly usedIn: readonly [UsingIssue, ...UsingIssue[]];
}

export interface UsingIssue {
  readonly id: string;
  readonly title: string;
  readonly address: string;
}

/**
 * Collects the links of all editions, whose addresses may be spelled differently. A repeated one
 * stands where it was used first, with what was said of it then; another part of its page, such as
 * a comment, is a link of its own.
 */
export function archivedLinks(editions: readonly WebEdition[]): ArchivedLink[] {
  const pages = samePages<FoundLink>();
  const found: FoundLink[] = [];
  for (const edition of editions.toReversed()) {
    const issue = { id: edition.id, title: edition.title, address: edition.address };
    for (const link of [...edition.reading, ...(edition.alsoRead ?? [])]) {
      const urls = link.sources.map((source) => source.url);
      const known = pages.find(urls);
      if (known === undefined) {
        // A link's id begins with the day it was added.
        const added = link.id?.slice(0, 10) ?? edition.date;
        const fresh: FoundLink = { link, added, usedIn: [issue] };
        pages.add(fresh, urls);
        found.push(fresh);
      } else if (known.usedIn.at(-1)?.id !== issue.id) known.usedIn.push(issue);
    }
  }
  return found.toSorted((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
}

interface FoundLink extends ArchivedLink {
  readonly usedIn: [UsingIssue, ...UsingIssue[]];
}
