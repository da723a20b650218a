/** Walks a tree in document order; for passes that change elements but not where they stand. */
import type { Element, ElementContent, Root } from 'hast';

/** Many times faster than a general visitor, and an archive of years is walked ten times over. */
export function eachElement(
  tree: Root | Element,
  use: (element: Element, parent: Root | Element, index: number) => void,
): void {
  for (const [index, node] of tree.children.entries()) {
    if (node.type !== 'element') continue;
    use(node, tree, index);
    eachElement(node, use);
  }
}

/** All text of a tree, in pieces; `skip` leaves an element out with all that is in it. */
export function eachText(
  nodes: Iterable<Root['children'][number] | ElementContent>,
  use: (text: string) => void,
  skip: (element: Element) => boolean,
): void {
  for (const node of nodes) {
    if (node.type === 'text') use(node.value);
    else if (node.type === 'element' && !skip(node)) eachText(node.children, use, skip);
  }
}
