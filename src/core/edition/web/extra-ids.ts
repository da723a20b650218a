/** An extra stands in a page that is not its own: headings step back, and every id is its own. */
import type { Root } from 'hast';
import { eachElement } from './each-element.ts';

const DEEPEST = 6;

/** Its own headings stand one below where they did, and none above `highest`. */
export function setExtraHeadings(tree: Root, highest: number): void {
  eachElement(tree, (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level === undefined) return;
    node.tagName = `h${Math.min(DEEPEST, Math.max(highest, Number(level) + 1))}`;
  });
}

/** Ids get the prefix and a dot, which no heading's id has; what leads to them follows. */
export function setApartIds(tree: Root, prefix: string): void {
  const ids = new Set<string>();
  eachElement(tree, ({ properties }) => {
    if (properties['id'] !== undefined) ids.add(String(properties['id']));
  });
  const apart = (id: string): string => (ids.has(id) ? `${prefix}.${id}` : id);
  eachElement(tree, ({ properties }) => {
    const { id, href } = properties;
    if (id !== undefined) properties['id'] = apart(String(id));
    if (typeof href === 'string' && href.startsWith('#')) {
      properties['href'] = `#${apart(href.slice(1))}`;
    }
    for (const name of ['ariaLabelledBy', 'ariaDescribedBy'] as const) {
      const named = properties[name];
      if (Array.isArray(named)) properties[name] = named.map((each) => apart(String(each)));
    }
  });
}
