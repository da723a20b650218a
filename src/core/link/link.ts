/** A link, read and checked: what a section shows and the link archive lists. */
import type { Root } from 'mdast';
import type { LinkFrontmatter, LinkKind } from './schema.ts';

export interface Person {
  readonly name: string;
  readonly url: string | undefined;
}

/** A page that a link points to. Most links have one; an entry may name several. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** What a reader sees of a link, be it filed in `links/` or written into an issue. */
export interface LinkEntry {
  /** The file's name without `.md`; undefined for an inline link. */
  readonly id: string | undefined;
  readonly sources: readonly [Source, ...Source[]];
  readonly authors: readonly Person[];
  readonly site: string | undefined;
  readonly published: string | undefined;
  readonly kind: LinkKind;
  readonly minutes: number | undefined;
  readonly tags: readonly string[];
  readonly via: Person | undefined;
  readonly archived: string | undefined;
  readonly sponsor: boolean;
  /** Markdown, already parsed; undefined when nothing is said. */
  readonly comment: Root | undefined;
}

/** A file in `links/`. */
export interface Link {
  readonly id: string;
  readonly path: string;
  /** Equal for two addresses of one page. */
  readonly key: string;
  readonly added: string;
  readonly status: LinkFrontmatter['status'];
  readonly entry: LinkEntry & { readonly id: string };
  /** Ids of the issues that the comment links to. */
  readonly linkedIssues: readonly string[];
}
