/** What an issue has beyond Markdown; the same shapes stand in mdast and in hast. */
import type { Data, Parent, Position } from 'unist';
import type { BlockContent, DefinitionContent } from 'mdast';
import type { ElementContent } from 'hast';
import type { SectionName } from '../issue/schema.ts';
import type { Origin } from './place-of.ts';

/** Where a section's items stand: `::reading`. */
export interface SectionPlace {
  type: 'sectionPlace';
  section: SectionName;
  data?: Data;
  position?: Position | undefined;
}

/** Where an extra stands, closed: its public teaser. `::extra[teaser]{#id}` */
export interface ExtraPlace {
  type: 'extraPlace';
  extraId: string;
  teaser: string;
  /** The lowest tier that opens it, as far as the public issue says; else the config's lowest. */
  tier: string;
  data?: Data;
  position?: Position | undefined;
}

/** An extra in its place, opened for a tier that may read it. */
export interface OpenExtra extends Parent {
  type: 'openExtra';
  extraId: string;
  tier: string;
  heading: string;
  /** The addresses in it that stand for files of its own, which no mail can show. */
  files: ReadonlySet<string>;
  origin?: Origin | undefined;
  children: (BlockContent | DefinitionContent)[];
}

/** The same in hast, its content converted. */
export interface OpenExtraElement extends Parent {
  type: 'openExtra';
  extraId: string;
  tier: string;
  heading: string;
  origin?: Origin | undefined;
  children: ElementContent[];
}

/** Where the support pitch stands: `::support`. */
export interface SupportPlace {
  type: 'supportPlace';
  data?: Data;
  position?: Position | undefined;
}

/** `::youtube[title]{#id}`, or a file: `::video[title]{src=…}`. */
export type VideoSource =
  | { readonly kind: 'youtube'; readonly videoId: string }
  | { readonly kind: 'file'; readonly address: string };

/** A video, shown as a linked picture and a link. */
export interface VideoPlace {
  type: 'videoPlace';
  title: string;
  source: VideoSource;
  /** The address of a still that the author gave. */
  poster: string | undefined;
  data?: Data;
  position?: Position | undefined;
}

/** The one thing to do next, as a button: `::button[words]{href=…}`. */
export interface ButtonPlace {
  type: 'buttonPlace';
  words: string;
  address: string;
  data?: Data;
  position?: Position | undefined;
}

/** Where a reader's first name stands in a line: `::name[friend]`. */
export interface NamePlace {
  type: 'namePlace';
  /** Stands there for those whose name is not known, and in the archive. */
  value: string;
  /** What is wrong with how it was written. */
  problem?: NameProblem | undefined;
  data?: Data;
  position?: Position | undefined;
}

export type PlacedNode =
  SectionPlace | ExtraPlace | OpenExtra | SupportPlace | VideoPlace | ButtonPlace;
export type NameProblem = 'one-colon' | 'no-fallback' | 'bad-fallback' | 'attributes';

export type PlacedElement =
  SectionPlace | ExtraPlace | OpenExtraElement | SupportPlace | VideoPlace | ButtonPlace;

export const placedTypes = [
  'sectionPlace',
  'extraPlace',
  'openExtra',
  'supportPlace',
  'videoPlace',
  'buttonPlace',
] as const;

/** What the way to HTML hands on as it is. */
export const passedTypes = [...placedTypes, 'namePlace'] as const;

declare module 'mdast' {
  interface RootContentMap {
    sectionPlace: SectionPlace;
    extraPlace: ExtraPlace;
    openExtra: OpenExtra;
    supportPlace: SupportPlace;
    videoPlace: VideoPlace;
    buttonPlace: ButtonPlace;
    namePlace: NamePlace;
  }
  interface PhrasingContentMap {
    namePlace: NamePlace;
  }
  interface BlockContentMap {
    sectionPlace: SectionPlace;
    extraPlace: ExtraPlace;
    openExtra: OpenExtra;
    supportPlace: SupportPlace;
    videoPlace: VideoPlace;
    buttonPlace: ButtonPlace;
  }
}

declare module 'hast' {
  interface RootContentMap {
    sectionPlace: SectionPlace;
    extraPlace: ExtraPlace;
    openExtra: OpenExtraElement;
    supportPlace: SupportPlace;
    videoPlace: VideoPlace;
    buttonPlace: ButtonPlace;
    namePlace: NamePlace;
  }
  interface ElementContentMap {
    sectionPlace: SectionPlace;
    extraPlace: ExtraPlace;
    openExtra: OpenExtraElement;
    supportPlace: SupportPlace;
    videoPlace: VideoPlace;
    buttonPlace: ButtonPlace;
    namePlace: NamePlace;
  }
}
