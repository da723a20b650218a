/** The blocks under one heading of an old issue: the links that are told from them, and the prose around. */
import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { importedItem, type ImportedItem, isSetApart, leadingLink } from './imported-item.ts';

export interface ReadSection {
  readonly items: readonly SectionItem[];
  /** What stood before the first of them. */
  readonly before: readonly RootContent[];
  /** Prose between and after them; it goes below the list. */
  readonly after: readonly RootContent[];
  /** Whether any of that stood between links. */
  readonly isMoved: boolean;
}

export interface SectionItem extends ImportedItem {
  /** The heading below that of the section under which it stood. */
  readonly group: string | undefined;
}

/** `firstLine` is where the text begins in its source. */
export function readSection(blocks: readonly RootContent[], firstLine: number): ReadSection {
  const items: SectionItem[] = [];
  let group: Heading | undefined;
  let isGroupTold = false;
  let isMoved = false;
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  const lineOf = ({ position }: RootContent): number => firstLine + (position?.start.line ?? 1) - 1;
  const put = (block: RootContent): void => {
    (items.length === 0 ? before : after).push(block);
  };
  // A heading stays with what stays below it; one that had only links is told of with each.
  const keep = (block: RootContent): void => {
    if (group !== undefined && !isGroupTold) put(group);
    isGroupTold = true;
    put(block);
  };
  const take = (taken: readonly ImportedItem[]): void => {
    items.push(...taken.map((item) => ({ ...item, group: group && toString(group) })));
    if (taken.length > 0) {
      isGroupTold = true;
      isMoved ||= after.length > 0;
    }
  };
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    if (block.type === 'list') {
      const { taken, left } = readList(block, lineOf);
      take(taken);
      if (left !== undefined) keep(left);
      continue;
    }
    if (block.type === 'thematicBreak' && items.length > 0) continue;
    if (block.type !== 'heading' && block.type !== 'paragraph') {
      keep(block);
      continue;
    }
    const length =
      block.type === 'heading'
        ? underHeading(block, blocks, index)
        : underParagraph(block, blocks, index);
    const item = lineItem(block, blocks.slice(index + 1, index + 1 + length), lineOf(block));
    if (item !== undefined) {
      take([item]);
      index += length;
    } else if (block.type === 'heading') {
      if (group !== undefined && !isGroupTold) put(group);
      group = block;
      isGroupTold = false;
    } else keep(block);
  }
  if (group !== undefined && !isGroupTold) put(group);
  return { items, before, after, isMoved };
}

/** Outside of lists, a sentence that begins with a link is prose. */
function lineItem(
  block: Heading | Paragraph,
  below: readonly RootContent[],
  line: number,
): ImportedItem | undefined {
  const isProse = block.type === 'paragraph' && !isSetApart(block.children);
  return isProse ? undefined : importedItem(block.children, below, line);
}

/** A heading that is a link has all below it, up to the next heading or line. */
function underHeading(heading: Heading, blocks: readonly RootContent[], at: number): number {
  const end = blocks.findIndex(
    (block, index) =>
      index > at &&
      ((block.type === 'heading' &&
        (block.depth <= heading.depth || leadingLink(block.children) !== undefined)) ||
        block.type === 'thematicBreak'),
  );
  return (end < 0 ? blocks.length : end) - at - 1;
}

/** Quotes belong to the paragraph above; so does one paragraph, where the first says nothing itself. */
function underParagraph(paragraph: Paragraph, blocks: readonly RootContent[], at: number): number {
  const own = lineItem(paragraph, [], 0);
  if (own === undefined) return 0;
  let length = 0;
  let hasComment = own.comment.length > 0;
  for (const block of blocks.slice(at + 1)) {
    const belongs =
      block.type === 'blockquote' ||
      (block.type === 'paragraph' &&
        !hasComment &&
        !isHeadingLike(block) &&
        lineItem(block, [], 0) === undefined);
    if (!belongs) break;
    if (block.type === 'paragraph') hasComment = true;
    length += 1;
  }
  return length;
}

/** A line that is wholly in bold. */
export function isHeadingLike({ children }: Paragraph): boolean {
  const said = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return said.length === 1 && said[0]?.type === 'strong' && toString(said[0]).length <= 80;
}

/** Items that do not begin with a link stay a list. */
function readList(
  list: List,
  lineOf: (block: RootContent) => number,
): { readonly taken: readonly ImportedItem[]; readonly left: List | undefined } {
  const taken: ImportedItem[] = [];
  const left: ListItem[] = [];
  for (const child of list.children) {
    const [first, ...more] = child.children;
    const item =
      first?.type === 'paragraph' ? importedItem(first.children, more, lineOf(child)) : undefined;
    if (item === undefined) left.push(child);
    else taken.push(item);
  }
  return { taken, left: left.length === 0 ? undefined : { ...list, children: left } };
}
