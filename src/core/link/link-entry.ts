/** Frontmatter to what a reader sees of a link. */
import type { Root } from 'mdast';
import type { z } from 'zod';
import type { LinkEntry, Person } from './link.ts';
import type { authorsSchema, LinkFrontmatter } from './schema.ts';

type Authors = z.output<typeof authorsSchema>;

export function entryOfFile(
  id: string,
  fields: LinkFrontmatter,
  comment: Root | undefined,
): LinkEntry & { readonly id: string } {
  return {
    id,
    sources: [{ title: fields.title, url: fields.url }],
    authors: peopleOf(fields.author),
    site: fields.site,
    published: fields.published,
    kind: fields.kind,
    minutes: fields.minutes,
    tags: fields.tags,
    via: fields.via === undefined ? undefined : viaOf(fields.via),
    archived: fields.archived,
    sponsor: fields.sponsor,
    comment,
  };
}

export function peopleOf(authors: Authors | undefined): Person[] {
  if (authors === undefined) return [];
  return (Array.isArray(authors) ? authors : [authors]).map((author) =>
    typeof author === 'string'
      ? { name: author, url: undefined }
      : { name: author.name, url: author.url },
  );
}

/** A bare address is credited by its host. */
function viaOf(via: NonNullable<LinkFrontmatter['via']>): Person {
  if (typeof via === 'string') {
    return { name: new URL(via).hostname.replace(/^www\./, ''), url: via };
  }
  return { name: via.name, url: via.url };
}
