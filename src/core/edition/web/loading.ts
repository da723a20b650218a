/** When pictures are loaded: one in the first screen at once, all others as the reader comes near. */
import type { Root } from 'hast';
import { eachElement } from './each-element.ts';

/** About as much as a desk's first screen holds below the head of an issue. */
const FIRST_SCREEN_CHARACTERS = 900;

/** Must run once every place is filled, for what stands above a picture decides. */
export function setLoading(tree: Root): void {
  const opening = openingOf(tree);
  let first = true;
  eachElement(tree, (node) => {
    if (node.tagName !== 'img') return;
    if (first && opening.has(node)) node.properties['fetchPriority'] = 'high';
    else node.properties['loading'] = 'lazy';
    first = false;
  });
}

/** In an extra, which is opened for its reader wherever it stands: its first picture is waited for. */
export function setLoadingOfExtra(tree: Root): void {
  let first = true;
  eachElement(tree, (node) => {
    if (node.tagName !== 'img') return;
    if (!first) node.properties['loading'] = 'lazy';
    first = false;
  });
}

/** The elements that begin within the first screen. */
function openingOf(tree: Root): ReadonlySet<unknown> {
  const opening = new Set<unknown>();
  let characters = 0;
  const walk = (nodes: readonly Root['children'][number][]): void => {
    for (const node of nodes) {
      if (characters > FIRST_SCREEN_CHARACTERS) return;
      if (node.type === 'text') characters += node.value.trim().length;
      if (node.type !== 'element') continue;
      opening.add(node);
      walk(node.children);
      // A picture above takes a screen by itself.
      if (node.tagName === 'img') characters += FIRST_SCREEN_CHARACTERS;
    }
  };
  walk(tree.children);
  return opening;
}
