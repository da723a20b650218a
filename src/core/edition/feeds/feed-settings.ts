/** What of the newsletter's configuration stands at the head of its feeds, and where each is. */
import type { SectionName } from '../../issue/schema.ts';

export interface FeedSettings {
  readonly title: string;
  readonly description: string;
  /** The archive's origin, without a trailing slash. */
  readonly url: string;
  readonly language: string;
  readonly author: { readonly name: string; readonly url?: string | undefined };
  readonly feeds?: { readonly hub?: string | undefined };
}

/** Where each feed is, from the archive's root. */
export const feedAddresses = {
  rss: '/rss.xml',
  atom: '/atom.xml',
  json: '/feed.json',
  links: '/links.xml',
} as const;

/** The entries of one department, of all issues. */
export function sectionFeedAddress(section: SectionName): string {
  return `/${section}.xml`;
}

/**
 * How browsers show a feed. They give up XSLT, Chrome first; those without it take the style sheet,
 * which makes a page of the same elements, though without links.
 */
export const feedStyles = [
  'xml-stylesheet type="text/xsl" href="/feed.xsl"',
  'xml-stylesheet type="text/css" href="/feed.css"',
] as const;
