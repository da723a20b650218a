/** The same HTML for feed readers: whole addresses, and nothing that only a page of ours can use. */
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { hasClass } from './element.ts';
import { stringify } from './stringify.ts';

const ADDRESSES = ['href', 'src', 'cite', 'longDesc'] as const;
const KEPT = new Set([
  ...['href', 'src', 'cite', 'alt', 'title', 'width', 'height', 'lang', 'dir', 'dateTime', 'rel'],
  ...['colSpan', 'rowSpan', 'align', 'start', 'reversed', 'open', 'type', 'checked', 'disabled'],
]);

/** `base` is the address of the page that the HTML stands on. The tree is left as it is. */
export function feedHtml(tree: Root, base: string): string {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (parent !== undefined && index !== undefined && isOnlyForPages(node)) {
      parent.children.splice(index, 1);
      return index;
    }
    for (const name of ADDRESSES) makeAbsolute(node, name, base);
    for (const name of Object.keys(node.properties)) {
      if (!KEPT.has(name)) delete node.properties[name];
    }
    return undefined;
  });
  unwrap(copy);
  return stringify(copy.children);
}

function isOnlyForPages(node: Element): boolean {
  return (
    hasClass(node, 'side-note') ||
    'dataFootnoteBackref' in node.properties ||
    node.properties['id'] === 'footnote-label'
  );
}

function makeAbsolute(node: Element, name: (typeof ADDRESSES)[number], base: string): void {
  const written = node.properties[name];
  if (typeof written !== 'string') return;
  const address = URL.parse(written, base);
  if (address === null) delete node.properties[name];
  else node.properties[name] = address.href;
}

/** Sections, boxes and coloured code say nothing without their classes. */
function unwrap(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const empty = Object.keys(node.properties).length === 0;
    if (!empty || !/^(?:div|span|section)$/.test(node.tagName)) return undefined;
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}
