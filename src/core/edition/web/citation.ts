/** One entry of the bibliography: title, a quiet credit line, the comment, and where it was found. */
import type { Element, ElementContent } from 'hast';
import type { PublicLink } from '../web-edition.ts';
import { element, externalLink, joined } from './element.ts';
import { formatDay } from '../format-day.ts';
import { siteNames } from '../site-names.ts';

/** What an entry shows; its comment is a tree, or HTML that was written before. */
export type Citation = Omit<PublicLink, 'commentHtml' | 'commentFeedHtml'> & {
  readonly comment: readonly ElementContent[];
};

export interface CitationOptions {
  readonly language: string;
  /** The entry's own anchor, where it has one. */
  readonly anchor?: string | undefined;
  /** Stands at the end of the credit line, such as the issue that used the link. */
  readonly also?: readonly ElementContent[];
}

/**
 * A list item, which machines read as an h-cite of microformats2; the bibliography is skimmed by its titles, so they come
 * first and alone.
 */
export function bibliographyEntry(citation: Citation, options: CitationOptions): Element {
  return element(
    'li',
    {
      ...(options.anchor === undefined ? {} : { id: options.anchor }),
      className: ['h-cite'],
    },
    titleLine(citation),
    creditLine(citation, options),
    citation.comment.length === 0
      ? undefined
      : element('div', { className: ['comment'] }, ...citation.comment),
    originLine(citation),
  );
}

/** The citation of a link whose comment is HTML already. */
export function citationOf(link: PublicLink): Citation {
  return {
    ...link,
    comment: link.commentHtml === '' ? [] : [{ type: 'raw', value: link.commentHtml }],
  };
}

function titleLine(citation: Citation): Element {
  const rel = citation.sponsor ? { rel: ['sponsored'] } : {};
  const links = citation.sources.map((source) =>
    externalLink(source.url, source.title, { ...rel, className: ['p-name', 'u-url'] }),
  );
  return element('p', { className: ['entry-title'] }, ...listed(links));
}

/** "a, b and c" */
function listed(links: readonly Element[]): (Element | string)[] {
  return links.flatMap((link, index) => {
    if (index === 0) return [link];
    return [index === links.length - 1 ? ' and ' : ', ', link];
  });
}

function creditLine(citation: Citation, options: CitationOptions): Element | undefined {
  const parts: (ElementContent | undefined)[] = [
    citation.sponsor ? element('span', { className: ['sponsor'] }, 'Sponsored') : undefined,
    authors(citation),
    span(siteNames(citation).join(', ')),
    citation.kind === 'article' || citation.kind === 'other' ? undefined : span(citation.kind),
    citation.minutes === null ? undefined : span(`${citation.minutes} min`),
    citation.published === null
      ? undefined
      : element(
          'time',
          { dateTime: citation.published, className: ['dt-published'] },
          formatDay(citation.published, options.language),
        ),
    ...(options.also ?? []),
  ];
  return element('p', { className: ['credit'] }, ...joined(parts, ' · '));
}

function authors(citation: Citation): Element | undefined {
  if (citation.authors.length === 0) return undefined;
  const names = citation.authors.map((author) =>
    author.url === undefined
      ? element('span', { className: ['p-author', 'h-card'] }, author.name)
      : externalLink(author.url, author.name, { className: ['p-author', 'h-card'] }),
  );
  return element('span', { className: ['authors'] }, ...listed(names));
}

function originLine(citation: Citation): Element | undefined {
  const { via, archived } = citation;
  if (via === null && archived === null) return undefined;
  return element(
    'p',
    { className: ['origin'] },
    ...joined(
      [
        via === null
          ? undefined
          : element(
              'span',
              {},
              'via ',
              via.url === undefined ? span(via.name) : externalLink(via.url, via.name),
            ),
        archived === null ? undefined : externalLink(archived, 'archived copy'),
      ],
      ' · ',
    ),
  );
}

function span(text: string): Element {
  return element('span', {}, text);
}
