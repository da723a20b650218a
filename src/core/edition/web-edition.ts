/** The web edition: all that the archive and the feeds show of a public issue, as plain data. */
import type { BuildingItem, Correction, SectionName, WritingItem } from '../issue/schema.ts';
import type { LinkKind } from '../link/schema.ts';
import type { Person, Source } from '../link/link.ts';
import type { PictureVariant } from './web/picture-variants.ts';

/** Survives JSON unchanged, so that it can be cached. It is derived from a `PublicIssue` alone. */
export interface WebEdition {
  readonly id: string;
  readonly slug: string;
  /** Root-relative: `/issues/2023-10/`. */
  readonly address: string;
  readonly title: string;
  readonly date: string;
  readonly number: number | null;
  readonly description: string;
  readonly draft: boolean;
  readonly tags: readonly string[];
  /** Former addresses, from the archive's root; absent where there are none. */
  readonly aliases?: readonly string[];
  /** The oldest first; absent where there is none. */
  readonly corrections?: readonly Correction[];
  /** The text as safe HTML with root-relative addresses; headings from h2 down have ids. */
  readonly html: string;
  /** The same for feed readers: absolute addresses, no classes, ids or scripts. */
  readonly feedHtml: string;
  /** The same as Markdown, with whole addresses. */
  readonly markdown: string;
  readonly contents: readonly Heading[];
  readonly words: number;
  /** The opening as plain text, at most 320 characters. */
  readonly excerpt: string;
  readonly counts: Readonly<Record<SectionName, number>>;
  readonly writing: readonly WritingItem[];
  readonly building: readonly BuildingItem[];
  readonly reading: readonly PublicLink[];
  /** What is listed at the end; absent where nothing is. */
  readonly alsoRead?: readonly PublicLink[];
  /** Root-relative: of the page that lists them; absent where the issue itself does. */
  readonly alsoReadAddress?: string;
  /** Files to copy beside the page: from the newsletter's root, to the archive's root. */
  readonly assets: readonly EditionAsset[];
}

export interface EditionAsset {
  readonly from: string;
  readonly to: string;
  /** The forms in which the page offers it, to be made beside it; absent where there are none. */
  readonly variants?: readonly PictureVariant[];
}

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** A link as pages and feeds show it, its comment already safe HTML. */
export interface PublicLink {
  readonly id: string | null;
  readonly sources: readonly Source[];
  readonly authors: readonly { readonly name: string; readonly url?: string | undefined }[];
  readonly site: string | null;
  readonly published: string | null;
  readonly kind: LinkKind;
  readonly minutes: number | null;
  readonly tags: readonly string[];
  readonly via: Person | null;
  readonly archived: string | null;
  readonly sponsor: boolean;
  /** Root-relative addresses. */
  readonly commentHtml: string;
  /** Absolute addresses, no classes. */
  readonly commentFeedHtml: string;
}
