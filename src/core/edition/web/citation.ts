/** One entry of the bibliography: title, a quiet credit line, the comment, and where it was found. */
import type { Element, ElementContent } from 'hast';
import type { PublicLink } from '../web-edition.ts';
import { element, externalLink, joined } from './element.ts';
import type { Texts } from '../../texts/en.ts';
import { listedParts } from '../../texts/listed-parts.ts';
import { markedText } from '../../texts/marked-text.ts';
import { formatDay } from '../format-day.ts';
import { siteNames } from '../site-names.ts';

/** What an entry shows; its comment is a tree, or HTML that was written before. */
export type Citation = Omit<PublicLink, 'commentHtml' | 'commentFeedHtml'> & {
  readonly comment: readonly ElementContent[];
};

export interface CitationOptions {
  readonly language: string;
  /** Given, for a browser has those of one language alone. */
  readonly words: Texts['citation'];
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
    titleLine(citation, options),
    creditLine(citation, options),
    citation.comment.length === 0
      ? undefined
      : element('div', { className: ['comment'] }, ...citation.comment),
    originLine(citation, options.words),
  );
}

/** The citation of a link whose comment is HTML already. */
export function citationOf(link: PublicLink): Citation {
  return {
    ...link,
    comment: link.commentHtml === '' ? [] : [{ type: 'raw', value: link.commentHtml }],
  };
}

function titleLine(citation: Citation, { language }: CitationOptions): Element {
  const rel = citation.sponsor ? { rel: ['sponsored'] } : {};
  const links = citation.sources.map((source) =>
    externalLink(source.url, source.title, { ...rel, className: ['p-name', 'u-url'] }),
  );
  return element(
    'p',
    { className: ['entry-title'] },
    ...listedParts(
      links,
      citation.sources.map(({ title }) => title),
      language,
    ),
  );
}

function creditLine(citation: Citation, options: CitationOptions): Element | undefined {
  const { words, language } = options;
  const parts: (ElementContent | undefined)[] = [
    citation.sponsor ? element('span', { className: ['sponsor'] }, words.sponsored) : undefined,
    authors(citation, language),
    span(siteNames(citation).join(', ')),
    citation.kind === 'article' || citation.kind === 'other'
      ? undefined
      : span(words.kinds[citation.kind]),
    citation.minutes === null ? undefined : span(words.minutes(citation.minutes)),
    citation.published === null
      ? undefined
      : element(
          'time',
          { dateTime: citation.published, className: ['dt-published'] },
          formatDay(citation.published, language),
        ),
    ...(options.also ?? []),
  ];
  return element('p', { className: ['credit'] }, ...joined(parts, ' · '));
}

function authors(citation: Citation, language: string): Element | undefined {
  if (citation.authors.length === 0) return undefined;
  const names = citation.authors.map((author) =>
    author.url === undefined
      ? element('span', { className: ['p-author', 'h-card'] }, author.name)
      : externalLink(author.url, author.name, { className: ['p-author', 'h-card'] }),
  );
  return element(
    'span',
    { className: ['authors'] },
    ...listedParts(
      names,
      citation.authors.map(({ name }) => name),
      language,
    ),
  );
}

function originLine(citation: Citation, words: Texts['citation']): Element | undefined {
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
              ...markedText(
                (name) => words.via(name(via.name)),
                (name) => (via.url === undefined ? span(name) : externalLink(via.url, name)),
              ),
            ),
        archived === null ? undefined : externalLink(archived, words.archivedCopy),
      ],
      ' · ',
    ),
  );
}

function span(text: string): Element {
  return element('span', {}, text);
}
