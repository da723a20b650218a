/** Replaces the directives of an issue by placed nodes, and reports those that mean nothing. */
import type { Code, Nodes, Root, RootContent } from 'mdast';
import type { Diagnostic } from '../diagnostics.ts';
import { eachNode } from '../each-node.ts';
import { placeLeaf } from './place-leaf.ts';
import { type DirectiveContext, leafNames, type Placing, refuse, unknownName } from './placing.ts';

/** Rewrites the tree in place; what is wrong stays out of it. */
export function placeDirectives(tree: Root, context: DirectiveContext): Diagnostic[] {
  const placing: Placing = { ...context, found: [], taken: new Set() };
  tree.children = tree.children.flatMap((block) => placeBlock(block, placing));
  for (const block of tree.children) {
    reportNested(block, placing);
    reportInSentences(block, placing);
    reportIndented(block, placing);
  }
  return placing.found;
}

function placeBlock(block: RootContent, placing: Placing): RootContent[] {
  if (block.type === 'paragraph') reportMalformed(block, placing);
  if (block.type === 'containerDirective') return refuse(unknownName(block), block, placing);
  if (block.type !== 'leafDirective') return [block];
  const placed = placeLeaf(block, placing);
  return placed === undefined ? [] : [{ ...placed, position: block.position }];
}

/** `::: extra`, `:: reading` and the like would be shown as text, which fails open. */
function reportMalformed(block: RootContent, placing: Placing): void {
  eachNode<Nodes>(block, (text) => {
    if (text.type !== 'text') return;
    const colons = /(?:^|\n)[ \t]*(:{2,}[ \t]*[a-z]*)/i.exec(text.value)?.[1];
    if (colons !== undefined && text.position?.start.column === block.position?.start.column) {
      refuse(
        ['directive/malformed', `${colons.trim()} is not read as a directive.`],
        text,
        placing,
      );
    }
  });
}

/** `See :extra[teaser]{#id}` would be shown as text, attributes and all. */
function reportInSentences(block: RootContent, placing: Placing): void {
  eachNode<Nodes>(block, (text) => {
    if (text.type !== 'text') return;
    for (const [, name = ''] of text.value.matchAll(/(?:^|[^:\w]):([a-z]{1,12})[[{]/g)) {
      if (!leafNames.includes(name)) continue;
      refuse(
        ['directive/malformed', `:${name} stands in a sentence, where it is no directive.`],
        // The text itself was put together, and has no place.
        block,
        placing,
      );
    }
  });
}

/** Four blanks make code of a line, which would be printed with all that is in it. */
function reportIndented(block: RootContent, placing: Placing): void {
  eachNode<Nodes>(block, (code) => {
    if (code.type !== 'code') return;
    const name = /^[ \t]*:{1,3}([a-z]{1,12})(?:[[{ \t]|$)/m.exec(code.value)?.[1];
    if (name === undefined || !leafNames.includes(name) || isFenced(code)) return;
    const reason = `::${name} is indented by four blanks or more, which makes it code.`;
    refuse(['directive/malformed', reason], code, placing);
  });
}

/** Fences are lines of their own, above and below what they hold. */
function isFenced({ value, position }: Code): boolean {
  const lines = (position?.end.line ?? 0) - (position?.start.line ?? 0) + 1;
  return lines > value.split('\n').length;
}

function reportNested(block: RootContent, placing: Placing): void {
  eachNode<Nodes>(block, (node) => {
    if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      refuse(['directive/nested', `::${node.name} stands inside another block.`], node, placing);
    }
  });
}
