/** The prose of an issue as plain text: its opening, and how much there is to read. */
import type { ElementContent, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

export const EXCERPT_CHARACTERS = 320;

/** The paragraphs before the first heading, or else the first ones, cut at the end of a word. */
export function excerptOf(tree: Root): string {
  const heading = tree.children.findIndex((node) => isElement(node, /^(?:h[1-6]|section)$/));
  const opening = tree.children.slice(0, heading < 0 ? undefined : heading);
  const text = plain(opening);
  return cut(text === '' ? plain(allParagraphs(tree)) : text, EXCERPT_CHARACTERS);
}

/** Words of running text; code, and marks without a letter or digit, are not counted. */
export function countWords(tree: Root): number {
  let words = 0;
  visit(tree, (node) => {
    if (isElement(node, /^(?:pre)$/)) return 'skip';
    if (node.type === 'text') words += node.value.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
    return undefined;
  });
  return words;
}

function plain(nodes: readonly (RootContent | ElementContent)[]): string {
  return nodes
    .filter((node) => isElement(node, /^(?:p|ul|ol|blockquote)$/))
    .map((node) => (node.type === 'element' ? toString(withoutReferences(node)) : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutReferences<T extends ElementContent>(node: T): T {
  const copy = structuredClone(node);
  visit(copy, 'element', (child, index, parent) => {
    const isReference = child.children.some(
      (each) => each.type === 'element' && 'dataFootnoteRef' in each.properties,
    );
    if (child.tagName !== 'sup' || !isReference) return undefined;
    if (parent === undefined || index === undefined || !('children' in parent)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return copy;
}

function allParagraphs(tree: Root): ElementContent[] {
  const found: ElementContent[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'p') found.push(node);
  });
  return found;
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  const end = start.lastIndexOf(' ');
  return `${start.slice(0, end > most / 2 ? end : undefined).replace(/[\s,;:.–—-]+$/, '')}…`;
}

function isElement(node: { type: string; tagName?: string }, name: RegExp): boolean {
  return node.type === 'element' && node.tagName !== undefined && name.test(node.tagName);
}
