/** A comment stands among others on one page: its ids are made its own, its headings step back. */
import type { Element, ElementContent, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { toHast } from '../../markdown/to-hast.ts';
import { nameTickBoxes, setTables } from './boxes.ts';
import { setCode } from './code.ts';
import { eachElement } from './each-element.ts';
import { showFallbacks } from './show-fallbacks.ts';

/** `prefix` differs for any two comments of one page. */
export async function commentTree(
  comment: MdastRoot | undefined,
  { prefix, language }: { readonly prefix: string; readonly language: string },
): Promise<Root> {
  if (comment === undefined) return { type: 'root', children: [] };
  const tree = showFallbacks(toHast(comment, language));
  eachElement(tree, (node) => setApart(node, prefix));
  setTables(tree, language);
  nameTickBoxes(tree, language);
  await setCode(tree, language);
  return tree;
}

function setApart(node: Element, prefix: string): void {
  const { properties } = node;
  if ('dataFootnotes' in properties) node.children = node.children.filter(isNoHeading);
  if (/^h[1-6]$/.test(node.tagName)) node.tagName = 'p';
  delete properties['ariaDescribedBy'];
  const { id, href } = properties;
  if (id !== undefined) properties['id'] = `${prefix}-${String(id)}`;
  if (typeof href === 'string' && href.startsWith('#')) {
    properties['href'] = `#${prefix}-${href.slice(1)}`;
  }
}

function isNoHeading(node: ElementContent): boolean {
  return node.type !== 'element' || node.properties['id'] !== 'footnote-label';
}
