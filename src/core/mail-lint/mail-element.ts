/** An element of a mail with what rules ask of it: what it stands in, where, and its own style. */
import type { Element, Root, RootContent } from 'hast';
import type { Declaration } from 'postcss';
import { parseInline } from './parse-css.ts';

export interface MailElement {
  readonly node: Element;
  readonly name: string;
  readonly parent: MailElement | undefined;
  /** Offset of its start tag; undefined for what the HTML only implies, as a `<tbody>`. */
  readonly at: number | undefined;
  readonly classes: readonly string[];
  /** Of its style attribute, by property; the last one counts. */
  readonly style: ReadonlyMap<string, Declaration>;
  /** Neither shown nor read aloud. */
  readonly isHidden: boolean;
  /** Part of a block of code, or the block itself. */
  readonly isCode: boolean;
  /** A style attribute that no client can read. */
  readonly isStyleBroken: boolean;
}

const unseen = new Set(['head', 'style', 'title']);

export function mailElements(tree: Root): MailElement[] {
  const found: MailElement[] = [];
  const styles = new Map<string, ReturnType<typeof parseInline>>();
  const inlineStyle = (text: string): ReturnType<typeof parseInline> => {
    // Most elements share their style with many others.
    if (!styles.has(text)) styles.set(text, parseInline(text));
    return styles.get(text);
  };
  const collect = (nodes: readonly RootContent[], parent: MailElement | undefined): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const declarations = inlineStyle(attribute(node, 'style') ?? '');
      const element = {
        node,
        name: node.tagName,
        parent,
        at: node.position?.start.offset,
        classes: classesOf(node),
        style: new Map((declarations ?? []).map((each) => [each.prop.toLowerCase(), each])),
        isHidden: parent?.isHidden === true || unseen.has(node.tagName) || hides(declarations),
        isCode: parent?.isCode === true || node.tagName === 'pre',
        isStyleBroken: declarations === undefined,
      };
      found.push(element);
      collect(node.children, element);
    }
  };
  collect(tree.children, undefined);
  return found;
}

/** By its name in hast: `ariaLabel`. Undefined where it is not given. */
export function attribute(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** The element itself, then what it stands in, from inside out. */
export function* outwards(element: MailElement | undefined): Generator<MailElement> {
  for (let each = element; each !== undefined; each = each.parent) yield each;
}

/** The text in an element, spaces as one. */
export function wordsIn(node: Element): string {
  return textIn(node).replace(/\s+/g, ' ').trim();
}

function textIn(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      return child.tagName === 'br' ? ' ' : textIn(child);
    })
    .join('');
}

function hides(style: readonly Declaration[] = []): boolean {
  return style.some(({ prop, value }) => prop.toLowerCase() === 'display' && value === 'none');
}

function classesOf(node: Element): readonly string[] {
  return (attribute(node, 'className') ?? '').split(/\s+/).filter((name) => name !== '');
}
