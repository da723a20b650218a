/** Makes the elements of a mail; attributes carry the names that the HTML has. */
import type { Comment, Element, ElementContent } from 'hast';
import type { Place } from '../../diagnostics.ts';
import type { Look } from './look.ts';
import { inlineStyle } from './style.ts';

/** Lists stand for their members, so that long ones need not be spread into arguments. */
export type Child = ElementContent | string | undefined | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element in no style of its own. Children that are undefined are left out. */
export function plain(
  tagName: string,
  attributes: Attributes,
  ...children: readonly Child[]
): Element {
  const properties = Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== undefined),
  );
  return { type: 'element', tagName, properties, children: contentOf(children) };
}

/** An element that looks as its look says, by day inline and by night through its classes. */
export function styled(
  tagName: string,
  look: Look,
  attributes: Attributes,
  ...children: readonly Child[]
): Element {
  const classes = look.classes.join(' ');
  const style = inlineStyle(look.style);
  return plain(
    tagName,
    {
      ...attributes,
      class: classes === '' ? undefined : classes,
      style: style === '' ? undefined : style,
    },
    ...children,
  );
}

declare module 'hast' {
  interface ElementData {
    /** Where the author wrote what this shows. */
    place?: Place;
  }
}

/** Remembers where an element comes from; the innermost place is kept. */
export function placed<Node extends ElementContent>(node: Node, place: Place): Node {
  if (node.type !== 'element' || node.data?.place !== undefined) return node;
  return { ...node, data: { ...node.data, place } };
}

/** Seen by classic Outlook alone. */
export function outlookOnly(html: string): Comment {
  return { type: 'comment', value: `[if mso]>${html}<![endif]` };
}

/** Puts a separator between the parts that exist. */
export function joined(parts: readonly Child[], separator: string): Child[] {
  return parts
    .filter((part) => part !== undefined)
    .flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

function contentOf(children: readonly Child[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child === undefined) return [];
    if (typeof child === 'string') return [{ type: 'text', value: child }];
    return isList(child) ? contentOf(child) : [child];
  });
}
