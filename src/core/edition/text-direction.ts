/** Which way a block is written, where that is not the way of the newsletter's language. */
import type { ElementContent, Root } from 'hast';
import type { Direction } from './language-direction.ts';

const SET = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote'.split(' '));
/** Code is written from left to right whatever it says. */
const LEFT_ALONE = new Set(['pre', 'code', 'kbd', 'samp']);

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;

/**
 * Gives each block the direction of its first letter (UAX #9, P2), in place, where it differs from
 * that of the block around it. What an author set by hand stays.
 */
export function setDirections(tree: Root, direction: Direction): void {
  for (const node of tree.children) if (node.type !== 'doctype') setNode(node, direction);
}

function setNode(node: ElementContent, around: Direction): void {
  if (node.type === 'openExtra') for (const child of node.children) setNode(child, around);
  if (node.type !== 'element' || LEFT_ALONE.has(node.tagName)) return;
  const given = node.properties['dir'];
  let direction = given === 'ltr' || given === 'rtl' ? given : around;
  if (given === undefined && SET.has(node.tagName)) {
    direction = firstDirection(node) ?? around;
    if (direction !== around) node.properties['dir'] = direction;
  }
  for (const child of node.children) setNode(child, direction);
}

function firstDirection(node: ElementContent): Direction | undefined {
  if (node.type === 'text') {
    const letter = LETTER.exec(node.value)?.[0];
    if (letter === undefined) return undefined;
    return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
  }
  if (node.type !== 'element' || LEFT_ALONE.has(node.tagName)) return undefined;
  for (const child of node.children) {
    const found = firstDirection(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
