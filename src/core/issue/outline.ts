/** The outline of an issue: a hash of each of its parts, which tells later what changed without a copy. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Root, RootContent } from 'mdast';
import type { Place } from '../diagnostics.ts';
import type { LinkEntry } from '../link/link.ts';
import { placeInFile } from '../markdown/place-of.ts';
import { canonicalText } from './canonical-text.ts';
import type { Extra, Issue } from './issue.ts';
import { sectionNames } from './schema.ts';

/** What the ledger keeps of a part: no word of its text. */
export interface OutlinePart {
  /** Parts are compared within one: `head`, a section, `text`, or `extra:` with its id. */
  readonly region: string;
  /** What an author calls it, as `paragraph`. */
  readonly part: string;
  readonly hash: string;
}

export interface PlacedPart extends OutlinePart {
  readonly place: Place;
}

/** 128 bits tell the parts of one issue apart, at half the size. */
const HASH_LENGTH = 32;

/**
 * What the author wrote, in its order. Equal for two sources that read the same, so wrapping a
 * paragraph anew changes nothing; what comes from the config alone is left out.
 */
export function outlineOf(issue: Issue, extras: readonly Extra[]): PlacedPart[] {
  const { title, description } = issue.headPlaces;
  return [
    partOf('head', 'title', issue.title, title),
    partOf('head', 'description', issue.description, description),
    ...sectionNames.flatMap((name) => {
      const items = name === 'reading' ? issue.sections.reading.map(shown) : issue.sections[name];
      return items.map((item, index) =>
        partOf(name, `${name} entry`, item, issue.sectionPlaces[name][index] ?? title),
      );
    }),
    ...issue.alsoRead.map(({ entry, place }) =>
      partOf('alsoRead', 'link at the end', brief(entry), place),
    ),
    ...blocksOf(issue.body, 'text', issue.path),
    ...extras.flatMap((extra) => [
      partOf(`extra:${extra.id}`, 'heading', [extra.heading, extra.tier], extra.place),
      ...blocksOf(extra.body, `extra:${extra.id}`, extra.place.file),
    ]),
  ];
}

/** A part as the ledger keeps it: where it stood then helps nobody now. */
export function withoutPlaces(parts: readonly PlacedPart[]): OutlinePart[] {
  return parts.map(({ region, part, hash }) => ({ region, part, hash }));
}

/** What a mail shows of a link; its file may get another name or other tags. */
function shown({ id: _id, tags: _tags, ...rest }: LinkEntry): unknown {
  return rest;
}

/** Of a link at the end a mail shows no more than this. */
function brief({ sources, authors, site, sponsor }: LinkEntry): unknown {
  return { sources, authors: authors.map(({ name }) => name), site, sponsor };
}

function blocksOf(body: Root, region: string, file: string): PlacedPart[] {
  const place = placeInFile(file);
  return body.children
    .filter((block) => block.position !== undefined)
    .map((block) => partOf(region, nameOf(block), block, place(block)));
}

function partOf(region: string, part: string, content: unknown, place: Place): PlacedPart {
  const text = `roundup/outline/1 ${canonicalText(content)}`;
  return {
    region,
    part,
    hash: bytesToHex(sha256(utf8ToBytes(text))).slice(0, HASH_LENGTH),
    place,
  };
}

const names: Partial<Record<RootContent['type'], string>> = {
  code: 'code block',
  definition: 'link definition',
  extraPlace: 'teaser',
  footnoteDefinition: 'footnote',
  html: 'block of HTML',
  sectionPlace: 'section',
  supportPlace: 'support pitch',
  thematicBreak: 'rule',
  videoPlace: 'video',
};

function nameOf(block: RootContent): string {
  const isPicture =
    block.type === 'paragraph' && block.children.every((child) => child.type === 'image');
  return isPicture ? 'picture' : (names[block.type] ?? block.type);
}
