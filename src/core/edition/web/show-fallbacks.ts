/** In the archive and in feeds every name is its fallback, as plain text. */
import type { ElementContent, Root, RootContent } from 'hast';

/** Changes the tree in place. */
export function showFallbacks(tree: Root): Root {
  if (tree.children.some(holdsName)) tree.children = shown(tree.children);
  return tree;
}

function holdsName(node: RootContent): boolean {
  if (node.type === 'namePlace') return true;
  return node.type === 'element' && node.children.some(holdsName);
}

/** Joins the fallback with the text around it, which is read word by word later. */
function shown<Node extends RootContent | ElementContent>(nodes: readonly Node[]): Node[];
function shown(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (const node of nodes) {
    if (node.type === 'element') node.children = shown(node.children);
    const text = node.type === 'text' || node.type === 'namePlace' ? node.value : undefined;
    const before = result.at(-1);
    if (text === undefined) result.push(node);
    else if (before?.type === 'text') before.value += text;
    else result.push({ type: 'text', value: text });
  }
  return result;
}
