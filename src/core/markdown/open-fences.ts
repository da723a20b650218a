/** Blocks of code that are never closed: all that was meant to stand behind them is in them. */
import type { Code, Nodes, Root } from 'mdast';
import { diagnostic, type Diagnostic } from '../diagnostics.ts';
import { eachNode } from '../each-node.ts';
import type { NodePlace } from './place-of.ts';

/** `text` is what the tree was parsed from. */
export function openFences(tree: Root, text: string, place: NodePlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== 'code' || !isOpen(node, text)) return;
    found.push(
      diagnostic('markdown/open-fence', place(node), {
        reason: 'The block of code that begins here is never closed.',
      }),
    );
  });
  return found;
}

function isOpen({ position }: Code, text: string): boolean {
  const lines = text
    .slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  // Without a fence it is indented, and ends by itself.
  if (fence === undefined) return false;
  const last = lines.length < 2 ? '' : (lines.at(-1) ?? '');
  return !last.endsWith(fence);
}
