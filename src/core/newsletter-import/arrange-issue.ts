/** An old issue in the order of ours: its text with the places of its sections, and their entries. */
import type { FootnoteDefinition, Image, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { SectionName } from '../issue/schema.ts';
import { oneLine } from '../link/clean-text.ts';
import { urlKey } from '../link/url-key.ts';
import { isHeadingLike, readSection, type SectionItem } from './read-section.ts';
import { splitSections, type IssuePart } from './split-sections.ts';
import { writeMarkdown } from './write-markdown.ts';

export interface OwnEntry {
  readonly title: string;
  readonly url: string;
  readonly summary: string | undefined;
}

/** A link with its comment as Markdown. */
export interface ReadingEntry extends Omit<SectionItem, 'comment'> {
  readonly comment: string;
}

export interface ArrangedIssue {
  readonly blocks: readonly RootContent[];
  readonly writing: readonly OwnEntry[];
  readonly building: readonly OwnEntry[];
  readonly reading: readonly ReadingEntry[];
  readonly notices: readonly { readonly line: number; readonly what: string }[];
}

interface Arranging {
  readonly firstLine: number;
  readonly blocks: RootContent[];
  readonly own: Record<'writing' | 'building', OwnEntry[]>;
  readonly reading: ReadingEntry[];
  readonly keys: Set<string>;
  readonly notices: { line: number; what: string }[];
}

const MOST_READING = 200;
const MOST_OWN = 50;
const MOST_COMMENT_CHARS = 5000;
const MOST_SUMMARY_CHARS = 500;
const titleLengths = { writing: 200, building: 120 } as const;

export function arrangeIssue(
  tree: Root,
  firstLine: number,
  headings: Readonly<Record<SectionName, string>>,
): ArrangedIssue {
  inlineFootnotesOfLinks(tree, headings);
  const arranging: Arranging = {
    firstLine,
    blocks: [],
    own: { writing: [], building: [] },
    reading: [],
    keys: new Set(),
    notices: [],
  };
  for (const part of splitSections(tree.children, headings)) {
    if (part.section === 'reading') arrangeReading(part, arranging);
    else if (part.section !== undefined) arrangeOwn(part, part.section, arranging);
    else arranging.blocks.push(...headingOf(part), ...part.blocks);
  }
  const { blocks, own, reading, notices } = arranging;
  return { blocks, ...own, reading, notices };
}

function headingOf({ heading }: IssuePart): RootContent[] {
  return heading === undefined ? [] : [heading];
}

function placeOf(section: SectionName): RootContent {
  return { type: 'leafDirective', name: section, attributes: {}, children: [] };
}

/** All lists of an issue become one, at the place of the first. */
function arrangeReading(part: IssuePart, arranging: Arranging): void {
  const { firstLine, blocks, reading, keys, notices } = arranging;
  const { items, before, after, isMoved } = readSection(part.blocks, firstLine);
  const line = firstLine + (part.heading?.position?.start.line ?? 1) - 1;
  const isFirst = reading.length === 0;
  const below: RootContent[] = [];
  const taken: ReadingEntry[] = [];
  const heading = part.heading === undefined ? undefined : toString(part.heading);
  for (const item of items) {
    const key = urlKey(item.url);
    const entry = entryOf(item, below, notices);
    if (keys.has(key) || reading.length + taken.length >= MOST_READING) {
      below.push(...asProse(entry, item));
      notices.push({
        line: item.line,
        what: `${item.title}: the issue has it twice; it stays text`,
      });
      continue;
    }
    keys.add(key);
    taken.push({ ...entry, group: entry.group ?? (isFirst ? undefined : heading) });
  }
  reading.push(...taken);
  const groups = new Set(taken.map(({ group }) => group).filter((group) => group !== undefined));
  for (const group of groups) {
    notices.push({
      line,
      what: `the links under “${oneLine(group, 80)}” joined the one list, with that as their tag`,
    });
  }
  if (isMoved) {
    notices.push({ line, what: 'text that stood between links now stands below them' });
  }
  const rest = [
    ...before,
    ...(isFirst && taken.length > 0 ? [placeOf('reading')] : []),
    ...below,
    ...after,
  ];
  if (rest.length > 0 || taken.length === 0) blocks.push(...headingOf(part), ...rest);
  else if (heading !== undefined) {
    notices.push({
      line,
      what: `the heading “${oneLine(heading, 80)}” had only links, and is gone`,
    });
  }
}

/** Pictures cannot lie beside a link’s comment, so they go below the list. */
function entryOf(
  item: SectionItem,
  below: RootContent[],
  notices: Arranging['notices'],
): ReadingEntry {
  const comment = structuredClone<RootContent[]>([...item.comment]);
  const root: Root = { type: 'root', children: comment };
  const images: Image[] = [];
  visit(root, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    if (node.type === 'heading') {
      parent.children[index] = {
        type: 'paragraph',
        children: [{ type: 'strong', children: node.children }],
      };
    }
    if (node.type !== 'image') return;
    images.push(node);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  if (images.length > 0) {
    below.push(...images.map((image): RootContent => ({ type: 'paragraph', children: [image] })));
    notices.push({ line: item.line, what: `${item.title}: its picture now stands below the list` });
  }
  const text = writeMarkdown(
    root.children.filter((block) => block.type !== 'paragraph' || toString(block).trim() !== ''),
  );
  if (text.length <= MOST_COMMENT_CHARS) return { ...item, comment: text };
  below.push(...root.children);
  notices.push({
    line: item.line,
    what: `${item.title}: what is said of it is too long for a comment, and stays text`,
  });
  return { ...item, comment: '' };
}

function asProse({ title, url }: ReadingEntry, { comment }: SectionItem): RootContent[] {
  return [
    {
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', value: title }] }],
    },
    ...comment,
  ];
}

/** The author’s own things have a line each; a section that says more stays as it is. */
function arrangeOwn(part: IssuePart, section: 'writing' | 'building', arranging: Arranging): void {
  const { items, before, after } = readSection(part.blocks, arranging.firstLine);
  const entries = items.flatMap((item) => ownEntry(item, titleLengths[section]) ?? []);
  const own = arranging.own[section];
  const fits =
    items.length > 0 &&
    entries.length === items.length &&
    own.length === 0 &&
    entries.length <= MOST_OWN;
  if (!fits) {
    arranging.blocks.push(...headingOf(part), ...part.blocks);
    return;
  }
  own.push(...entries);
  arranging.blocks.push(...headingOf(part), ...before, placeOf(section), ...after);
}

function ownEntry(item: SectionItem, mostTitle: number): OwnEntry | undefined {
  const [first, ...more] = item.comment;
  const isPlain =
    more.length === 0 &&
    item.authors.length === 0 &&
    item.via === undefined &&
    item.group === undefined &&
    (first === undefined ||
      (first.type === 'paragraph' && !isHeadingLike(first) && isWords(first)));
  const summary = first === undefined ? '' : toString(first).replace(/\s+/g, ' ').trim();
  if (!isPlain || summary.length > MOST_SUMMARY_CHARS || item.title.length > mostTitle)
    return undefined;
  return { title: item.title, url: item.url, summary: summary === '' ? undefined : summary };
}

function isWords(paragraph: RootContent): boolean {
  let is = true;
  visit(paragraph, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'footnoteReference')
      is = false;
    if (node.type === 'inlineCode' || node.type === 'delete') is = false;
  });
  return is;
}

/** A note to what stands in a link’s comment would lose its text, so its words go along. */
function inlineFootnotesOfLinks(tree: Root, headings: Readonly<Record<SectionName, string>>): void {
  const notes = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => {
    notes.set(node.identifier, node);
  });
  if (notes.size === 0) return;
  for (const { section, blocks } of splitSections(tree.children, headings)) {
    if (section === undefined) continue;
    visit(
      { type: 'root', children: blocks } satisfies Root,
      'footnoteReference',
      (node, index, parent) => {
        if (index === undefined || parent === undefined) return;
        const note = notes.get(node.identifier);
        parent.children[index] = {
          type: 'text',
          value: note === undefined ? '' : ` (${toString(note).trim()})`,
        };
      },
    );
  }
  const used = new Set<string>();
  visit(tree, 'footnoteReference', (node) => {
    used.add(node.identifier);
  });
  tree.children = tree.children.filter(
    (block) => block.type !== 'footnoteDefinition' || used.has(block.identifier),
  );
}
