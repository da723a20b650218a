/** A list of links as HTML, written once for every page that shows it. */
import type { ElementContent } from 'hast';
import type { ArchivedLink } from '../../core/edition/archive.ts';
import { linkAnchor } from '../../core/edition/link-anchor.ts';
import { bibliographyEntry, citationOf } from '../../core/edition/web/citation.ts';
import { element, joined } from '../../core/edition/web/element.ts';
import { stringify } from '../../core/edition/web/stringify.ts';
import { tagAddress } from './tags.ts';

const written = new WeakMap<ArchivedLink, string>();

/** The list items alone; the page brings the list. */
export function linkItems(links: readonly ArchivedLink[], language: string): string {
  return links
    .map((entry) => {
      const known = written.get(entry) ?? write(entry, language);
      written.set(entry, known);
      return known;
    })
    .join('\n');
}

function write(entry: ArchivedLink, language: string): string {
  const { link, usedIn } = entry;
  const tags = link.tags.map((tag) =>
    element('a', { href: tagAddress(tag), className: ['tag'] }, tag),
  );
  const also: ElementContent[] = [
    element('a', { href: usedIn.address }, usedIn.title),
    ...(tags.length === 0 ? [] : [element('span', { className: ['tags'] }, ...joined(tags, ', '))]),
  ];
  return stringify([
    bibliographyEntry(citationOf(link), { language, anchor: linkAnchor(link), also }),
  ]);
}
