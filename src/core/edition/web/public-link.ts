/** A link entry as pages and feeds show it, its comment made HTML. */
import type { LinkEntry } from '../../link/link.ts';
import type { PublicLink } from '../web-edition.ts';
import { linkAnchor } from '../link-anchor.ts';
import type { Citation } from './citation.ts';
import { commentTree } from './comment.ts';
import { feedHtml } from './feed-html.ts';
import { stringify } from './stringify.ts';

export interface ReadEntry {
  readonly link: PublicLink;
  /** The same, its comment still a tree. */
  readonly citation: Citation;
}

/** `base` is the whole address of the page that the comment stands on. */
export async function readEntry(
  entry: LinkEntry,
  { base, language }: { readonly base: string; readonly language: string },
): Promise<ReadEntry> {
  const facts = {
    id: entry.id ?? null,
    sources: entry.sources,
    authors: entry.authors.map(({ name, url }) => (url === undefined ? { name } : { name, url })),
    site: entry.site ?? null,
    published: entry.published ?? null,
    kind: entry.kind,
    minutes: entry.minutes ?? null,
    tags: entry.tags,
    via: entry.via ?? null,
    archived: entry.archived ?? null,
    sponsor: entry.sponsor,
  };
  const comment = await commentTree(entry.comment, { prefix: linkAnchor(facts), language });
  return {
    link: {
      ...facts,
      commentHtml: stringify(comment.children),
      commentFeedHtml: feedHtml(comment, base),
    },
    citation: {
      ...facts,
      comment: comment.children.flatMap((node) => (node.type === 'doctype' ? [] : [node])),
    },
  };
}
