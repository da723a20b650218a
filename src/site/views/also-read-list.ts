/** The last links of an issue, as its page for them lists them. */
import { linkAnchor } from '../../core/edition/link-anchor.ts';
import { bibliographyEntry, citationOf } from '../../core/edition/web/citation.ts';
import { stringify } from '../../core/edition/web/stringify.ts';
import { textsOf } from '../../core/texts/texts.ts';
import type { PublicLink } from '../../core/edition/web-edition.ts';

/** The list items alone; the page brings the list. */
export function alsoReadItems(links: readonly PublicLink[], language: string): string {
  const words = textsOf(language).citation;
  return links
    .map((link) =>
      stringify([
        bibliographyEntry(citationOf(link), { language, words, anchor: linkAnchor(link) }),
      ]),
    )
    .join('\n');
}
