/** The text of an extra, as the gate looks for it. */
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Extra } from '../issue/issue.ts';

/** Heading, text, code and descriptions of pictures, block by block, and what is said of links. */
export function textOf(extra: Extra): string {
  const blocks = writtenBlocks(extra).map((block) => toString(block, { includeImageAlt: true }));
  return [extra.heading, ...blocks, ...saidOfItems(extra)].join('\n\n');
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
    ...reading.flatMap(({ comment }) => (comment === undefined ? [] : toString(comment))),
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

function isBlock({ type }: Nodes): boolean {
  return type === 'list' || type === 'table' || type === 'tableRow' || type === 'blockquote';
}
