/** The last links of an issue, as its page for them lists them. */
import { linkAnchor } from '../../core/edition/link-anchor.ts';
import { bibliographyEntry, citationOf } from '../../core/edition/web/citation.ts';
import { stringify } from '../../core/edition/web/stringify.ts';
import type { PublicLink } from '../../core/edition/web-edition.ts';

/** The list items alone; the page brings the list. */
export function alsoReadItems(links: readonly PublicLink[], language: string): string {
  return links
    .map((link) =>
      stringify([bibliographyEntry(citationOf(link), { language, anchor: linkAnchor(link) })]),
    )
    .join('\n');
}
