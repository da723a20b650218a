/** Makes HTML elements as data; text is escaped when the tree is written out. */
import type { Element, ElementContent, Properties } from 'hast';

type Child = ElementContent | string | undefined;

/** Children that are undefined are left out, and strings become text. */
export function element(
  tagName: string,
  properties: Properties = {},
  ...children: readonly Child[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.flatMap((child) => {
      if (child === undefined) return [];
      return typeof child === 'string' ? [{ type: 'text', value: child } as const] : [child];
    }),
  };
}

/** A link that leaves the archive. */
export function externalLink(url: string, text: string, properties: Properties = {}): Element {
  return element('a', { ...properties, href: url }, text);
}

/** Puts a separator between the parts that exist. */
export function joined(
  parts: readonly (ElementContent | undefined)[],
  separator: string,
): ElementContent[] {
  return parts
    .filter((part) => part !== undefined)
    .flatMap((part, index) =>
      index === 0 ? [part] : [{ type: 'text' as const, value: separator }, part],
    );
}

/** Whether an element has this class. */
export function hasClass(node: Element, name: string): boolean {
  const classes = node.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}
