/** The text of an extra, as the gate looks for it. */
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Extra } from '../issue/issue.ts';

/** Heading, text, code and descriptions of pictures, block by block, and what is said of links. */
export function textOf(extra: Extra): string {
  return blocksOf(extra).join('\n\n');
}

/** The same in pieces: between two of them a page may have something of its own. */
export function blocksOf(extra: Extra): string[] {
  const blocks = writtenBlocks(extra).flatMap((block) => readBlock(block).split('\n'));
  return [extra.heading, ...blocks, ...saidOfItems(extra)];
}

/** Items, cells and lines are parted, as they are in every page: no word runs on from one to the next. */
function readBlock(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('children' in node) return node.children.map(readBlock).join(isBlock(node) ? '\n' : '');
  return toString(node, { includeImageAlt: true });
}

/** What Roundup puts in by itself, such as the list of links at the end, has no position. */
function writtenBlocks({ body }: Extra): Nodes[] {
  return body.children.filter(({ position }) => position !== undefined);
}

/** Titles of pages are theirs, not the author's, and may stand anywhere. */
function saidOfItems({ sections }: Extra): string[] {
  if (sections === undefined) return [];
  const { writing, building, reading } = sections;
  return [
    ...[...writing, ...building].flatMap(({ summary }) => summary ?? []),
    ...reading.flatMap(({ comment }) =>
      (comment?.children ?? []).flatMap((block) => readBlock(block).split('\n')),
    ),
  ];
}

/** The same without what stands as the name of a link that it is: addresses belong to everybody. */
export function ownTextOf(extra: Extra): string {
  return [extra.heading, ...writtenBlocks(extra).map(ownText)].join('\n\n');
}

function ownText(node: Nodes): string {
  if (node.type === 'link' && toString(node).includes('://')) return '';
  if ('children' in node) return node.children.map(ownText).join(isBlock(node) ? '\n' : '');
  return toString(node, { includeImageAlt: true });
}

/** Holds other blocks, or cells. */
function isBlock({ type }: Nodes): boolean {
  return BLOCKS.has(type);
}

const BLOCKS = new Set<string>([
  'blockquote',
  'containerDirective',
  'footnoteDefinition',
  'list',
  'listItem',
  'table',
  'tableRow',
]);
