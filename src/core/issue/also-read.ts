/** The short list at the end of an issue: links without comments, or the way to their page. */
import type { Link, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { grammar } from '../texts/grammar.ts';
import { textsOf } from '../texts/texts.ts';
import type { LinkEntry } from '../link/link.ts';
import type { Issue, PlacedLink } from './issue.ts';

/** Root-relative. */
export function alsoReadPage(slug: string): string {
  return `/issues/${slug}/also-read/`;
}

/** All that an issue links to in its lists, in their order. */
export function linksOf({ sections, alsoRead }: Pick<Issue, 'sections' | 'alsoRead'>): LinkEntry[] {
  return [...sections.reading, ...alsoRead.map(({ entry }) => entry)];
}

/** Plain Markdown at the end of the text, so that every edition shows it as it shows all else. */
export function appendAlsoRead(
  body: Root,
  shown: {
    readonly links: readonly PlacedLink[];
    readonly address: string | undefined;
    readonly language: string;
  },
): void {
  const { links, address, language } = shown;
  if (links.length === 0) return;
  body.children.push(
    {
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value: textsOf(language).edition.alsoRead }],
    },
    address === undefined ? listOf(links, language) : wayTo(address, links.length, language),
  );
}

function listOf(links: readonly PlacedLink[], language: string): RootContent {
  const children = links.map((link) => itemOf(link, language));
  return { type: 'list', ordered: false, spread: false, children };
}

function wayTo(url: string, number: number, language: string): RootContent {
  const value = textsOf(language).edition.moreLinks(number);
  return {
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', value }] }],
  };
}

/** `Title · Sponsored · Author and Author · Site` */
function itemOf({ entry, place }: PlacedLink, language: string): ListItem {
  const { authors, site, sponsor, sources } = entry;
  const by = grammar(language).list(authors.map(({ name }) => name));
  const host = new URL(sources[0].url).hostname.replace(/^www\./, '');
  const credit = [sponsor ? textsOf(language).citation.sponsored : '', by, site ?? host].filter(
    (part) => part !== '',
  );
  // Of Markdown's text it has no part; the way to HTML wants an offset all the same.
  const start = { line: place.line, column: place.column, offset: 0 };
  const link: Link = {
    type: 'link',
    url: sources[0].url,
    children: [{ type: 'text', value: sources[0].title }],
    // Where a mail's rules find fault with it.
    position: { start, end: start },
  };
  const children: PhrasingContent[] = [link, { type: 'text', value: ` · ${credit.join(' · ')}` }];
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}
