/** Makes the elements of a mail; attributes carry the names that the HTML has. */
import type { Comment, Element, ElementContent } from 'hast';
import type { Look } from './look.ts';
import { inlineStyle } from './style.ts';

export type Child = ElementContent | string | undefined;
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element in no style of its own. Children that are undefined are left out. */
export function plain(tagName: string, attributes: Attributes, ...children: readonly Child[]): Element {
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

/** "a, b and c" */
export function listed(parts: readonly Child[], and: string): Child[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return [index === parts.length - 1 ? ` ${and} ` : ', ', part];
  });
}

function contentOf(children: readonly Child[]): ElementContent[] {
  return children.flatMap((child) => {
    if (child === undefined) return [];
    return typeof child === 'string' ? [{ type: 'text', value: child } as const] : [child];
  });
}

