/** Headings lead to themselves, so that their addresses can be copied. */
import type { Element, Root } from 'hast';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';

/** The words are the link: nothing is added that would have to be read out. */
export function linkHeadings(tree: Root): void {
  eachElement(tree, (node) => {
    const { id } = node.properties;
    if (!/^h[2-4]$/.test(node.tagName) || typeof id !== 'string' || id === 'footnote-label') return;
    if (holdsLink(node)) return;
    node.children = [element('a', { className: ['anchor'], href: `#${id}` }, ...node.children)];
  });
}

/** One link cannot stand in another. */
function holdsLink(heading: Element): boolean {
  let found = false;
  eachElement(heading, (node) => {
    found ||= node.tagName === 'a';
  });
  return found;
}
