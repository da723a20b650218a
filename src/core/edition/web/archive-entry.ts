/** A link among all links: its entry in the bibliography, the issues that used it, and its tags. */
import type { Element, ElementContent } from 'hast';
import { tagAddress } from '../tag-address.ts';
import { bibliographyEntry, type Citation, type CitationOptions } from './citation.ts';
import { element, joined } from './element.ts';

export interface ArchiveEntryOptions extends Pick<CitationOptions, 'language' | 'words'> {
  /** Among the links of its page. */
  readonly anchor?: string;
  /** The oldest first. */
  readonly usedIn: readonly { readonly title: string; readonly address: string }[];
}

/** Pages and the search draw the same. */
export function archiveEntry(citation: Citation, options: ArchiveEntryOptions): Element {
  const { language, words, anchor, usedIn } = options;
  const issues = usedIn.map(({ title, address }) => element('a', { href: address }, title));
  const tags = citation.tags.map((tag) =>
    element('a', { href: tagAddress(tag), className: ['tag', 'p-category'] }, tag),
  );
  return bibliographyEntry(citation, {
    language,
    words,
    ...(anchor === undefined ? {} : { anchor }),
    also: [...together(issues, 'issues'), ...together(tags, 'tags')],
  });
}

/** One stands alone; several are one part of the line. */
function together(links: readonly Element[], name: 'issues' | 'tags'): ElementContent[] {
  if (links.length === 0 || (links.length === 1 && name === 'issues')) return [...links];
  return [element('span', { className: [name] }, ...joined(links, ', '))];
}
