/** Headings get anchors, and make the table of contents. */
import type { Root } from 'hast';
import GithubSlugger from 'github-slugger';
import { toString } from 'hast-util-to-string';
import type { Heading } from '../web-edition.ts';
import { eachElement } from './each-element.ts';

/** Sets ids and returns the headings down to h3; an h1 of the text becomes an h2, as the page has one. */
export function setHeadings(tree: Root): Heading[] {
  const slugger = new GithubSlugger();
  const contents: Heading[] = [];
  eachElement(tree, (node) => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    if (node.properties['id'] === 'footnote-label') return;
    if (node.tagName === 'h1') node.tagName = 'h2';
    const text = toString(node).trim();
    const id = slugger.slug(text) || slugger.slug('section');
    node.properties['id'] = id;
    const depth = Number(node.tagName.slice(1));
    if (depth <= 3) contents.push({ id, text, depth });
  });
  return contents;
}
