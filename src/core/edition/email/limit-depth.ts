/** Boxes in boxes in boxes: from some depth on they are dissolved, for no screen has room for them. */
import type { ElementContent, Root, RootContent } from 'hast';

/** Quotations in replies to replies reach ten; what goes beyond this is an attack on the renderer. */
const MOST_BOXES = 16;

const boxes = new Set(['blockquote', 'ul', 'ol', 'dl', 'div', 'section', 'details', 'table']);
/** Means nothing without the box around it. */
const parts = new Set(['li', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'dt', 'dd', 'summary']);

export function limitDepth(tree: Root): Root {
  return { ...tree, children: tree.children.flatMap((node) => limited(node, 0)) };
}

function limited<Node extends RootContent | ElementContent>(node: Node, depth: number): Node[];
function limited(node: RootContent, depth: number): RootContent[] {
  if (node.type !== 'element' && node.type !== 'openExtra') return [node];
  const name = node.type === 'element' ? node.tagName : node.type;
  const inner = boxes.has(name) ? depth + 1 : depth;
  const children = node.children.flatMap((child) => limited(child, inner));
  const isDissolved = inner > MOST_BOXES && (boxes.has(name) || parts.has(name));
  if (!isDissolved) {
    // Headings are known by their node, so what holds no box stays the node that it is.
    node.children = children;
    return [node];
  }
  return [{ type: 'text', value: ' ' }, ...children];
}
