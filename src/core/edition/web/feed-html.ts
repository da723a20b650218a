/** The same HTML for feed readers: whole addresses, and nothing that only a page of ours can use. */
import type { Element, ElementContent, Properties, Root } from 'hast';
import { element, hasClass } from './element.ts';
import { stringify } from './stringify.ts';

const ADDRESSES = new Set(['href', 'src', 'cite', 'longDesc']);
const KEPT = new Set(
  'alt title width height lang dir dateTime rel colSpan rowSpan align start reversed open type checked disabled controls'.split(
    ' ',
  ),
);

/** `base` is the address of the page that the HTML stands on. The tree is left as it is. */
export function feedHtml(tree: Root, base: string): string {
  return stringify(
    tree.children.flatMap((node) => (node.type === 'doctype' ? [] : forFeed(node, base))),
  );
}

function forFeed(node: ElementContent, base: string): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (isOnlyForPages(node)) return [];
  // The heading of the notes is for those who listen to the page; a line says the same elsewhere.
  if (node.properties['id'] === 'footnote-label') return [element('hr')];
  const properties = keptProperties(node.properties, base);
  const children = node.children.flatMap((child) => forFeed(child, base));
  return saysNothing(node.tagName, properties) ? children : [{ ...node, properties, children }];
}

function isOnlyForPages(node: Element): boolean {
  return hasClass(node, 'side-note') || 'dataFootnoteBackref' in node.properties;
}

/** Sections, boxes and coloured code are nothing without their classes. */
function saysNothing(tagName: string, properties: Properties): boolean {
  return /^(?:div|span|section)$/.test(tagName) && Object.keys(properties).length === 0;
}

function keptProperties(properties: Properties, base: string): Properties {
  const kept: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    if (KEPT.has(name)) kept[name] = value;
    else if (ADDRESSES.has(name) && typeof value === 'string') {
      const address = URL.parse(value, base);
      if (address !== null) kept[name] = address.href;
    }
  }
  return kept;
}
