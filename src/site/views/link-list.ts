/** A list of links as HTML, written once for every page that shows it. */
import type { ArchivedLink } from '../../core/edition/archive.ts';
import { linkAnchor } from '../../core/edition/link-anchor.ts';
import { archiveEntry } from '../../core/edition/web/archive-entry.ts';
import { citationOf } from '../../core/edition/web/citation.ts';
import { textsOf } from '../../core/texts/texts.ts';
import { stringify } from '../../core/edition/web/stringify.ts';
import { knownLinkItems } from '../archive-source.ts';

/** The list items alone; the page brings the list. */
export function linkItems(links: readonly ArchivedLink[], language: string): string {
  const written = knownLinkItems();
  return links
    .map((entry) => {
      const known = written.get(entry) ?? write(entry, language);
      written.set(entry, known);
      return known;
    })
    .join('\n');
}

function write({ link, usedIn }: ArchivedLink, language: string): string {
  const words = textsOf(language).citation;
  const options = { language, words, anchor: linkAnchor(link), usedIn };
  return stringify([archiveEntry(citationOf(link), options)]);
}
