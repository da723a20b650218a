/** Tables and tick boxes, made usable by keyboard and by ear. */
import type { Root } from 'hast';
import { textsOf } from '../../texts/texts.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';

/**
 * A table wider than the page scrolls in a box of its own, which the keyboard can reach. HTML has given up
 * `align`, and pages hold no style: columns are set by classes.
 */
export function setTables(tree: Root, language: string): void {
  const { table } = textsOf(language).edition;
  eachElement(tree, (node, parent, index) => {
    const { align } = node.properties;
    if (typeof align === 'string' && /^t[dh]$/.test(node.tagName)) {
      delete node.properties['align'];
      node.properties['className'] = [`align-${align}`];
    }
    if (node.tagName !== 'table') return;
    parent.children[index] = element(
      'div',
      { className: ['table'], tabIndex: 0, role: 'region', ariaLabel: table },
      node,
    );
  });
}

/** Nobody can tick them, but a screen reader should say what they are. */
export function nameTickBoxes(tree: Root, language: string): void {
  const { boxDone, boxOpen } = textsOf(language).edition;
  eachElement(tree, (node) => {
    if (node.tagName !== 'input') return;
    node.properties['ariaLabel'] = node.properties['checked'] === true ? boxDone : boxOpen;
  });
}
