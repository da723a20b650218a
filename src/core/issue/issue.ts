/** An issue, read and checked: its facts, its sections' items, and its text with every item placed. */
import type { Root } from 'mdast';
import type { Place } from '../diagnostics.ts';
import type { LinkEntry } from '../link/link.ts';
import type { BuildingItem, Correction, SectionName, WritingItem } from './schema.ts';

/** A picture or another file beside an issue. */
export interface Asset {
  /**
   * From the newsletter's root, as `issues/2023-10/diagram.png`; absolute where `extras.dir` is.
   */
  readonly path: string;
  readonly bytes: number;
  /** In CSS pixels, upright; undefined for what is no picture. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
  /** Made of pixels, and does not move: smaller ones can be made of it. */
  readonly isStill?: boolean;
}

export interface Sections {
  readonly writing: readonly WritingItem[];
  readonly building: readonly BuildingItem[];
  readonly reading: readonly LinkEntry[];
}

/** An entry, and where it is listed. */
export interface PlacedLink {
  readonly entry: LinkEntry;
  readonly place: Place;
}

/** Where the entries of each section are listed, in their order. */
export type SectionPlaces = Readonly<Record<SectionName, readonly Place[]>>;

/** What every issue has, whoever may read it. */
export interface IssueParts {
  /** The file's name without `.md`. */
  readonly id: string;
  readonly path: string;
  readonly slug: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly description: string;
  readonly number: number | undefined;
  readonly draft: boolean;
  readonly tags: readonly string[];
  /** Former addresses, from the archive's root. */
  readonly aliases: readonly string[];
  readonly sections: Sections;
  /** What is listed at the end, without comments; the body shows it, or leads to its page. */
  readonly alsoRead: readonly PlacedLink[];
  /** Root-relative: of the page that lists them, where they have one. */
  readonly alsoReadAddress: string | undefined;
  /** Put right since it was sent, the oldest first. */
  readonly corrections: readonly Correction[];
  /** Where title and description are written. */
  readonly headPlaces: Readonly<Record<'title' | 'description', Place>>;
  readonly sectionPlaces: SectionPlaces;
  /**
   * The text. Every section with items has its `sectionPlace`; addresses of the newsletter's own
   * pages and pictures are root-relative (`/issues/2023-10/diagram.png`).
   */
  readonly body: Root;
  /** The assets that the public text shows, by root-relative address. */
  readonly assets: ReadonlyMap<string, Asset>;
}

/** An issue that everybody may read, but for its extras. */
export interface OpenIssue extends IssueParts {
  readonly audience: undefined;
}

/** An issue for the patrons of a tier, and of those above it. */
export interface PatronIssue extends IssueParts {
  /** The lowest tier that opens it. */
  readonly audience: string;
  /** As that of an extra. */
  readonly revision: number;
}

export type Issue = OpenIssue | PatronIssue;

export function isForPatrons(issue: Issue): issue is PatronIssue {
  return issue.audience !== undefined;
}

/** What a tier's file adds to an issue: the text of one extra. An issue for patrons is one, too. */
export interface Extra {
  readonly issueId: string;
  readonly id: string;
  readonly tier: string;
  readonly heading: string;
  /** Of its key: a higher one takes the extra from everybody who only kept a link to it. */
  readonly revision: number;
  /** Of its heading. */
  readonly place: Place;
  readonly body: Root;
  /**
   * The files that it shows, by address as it stands in the body: `2023-10.patron/chart.png`,
   * which leads nowhere until an edition puts something in its place.
   */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The items that its body places, where the extra is the whole of an issue for patrons. */
  readonly sections?: Sections | undefined;
}
