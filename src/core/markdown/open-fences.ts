/** Blocks of code that are never closed: all that was meant to stand behind them is in them. */
import type { Code, Nodes, Root } from 'mdast';
import { diagnostic, type Diagnostic } from '../diagnostics.ts';
import { eachNode } from '../each-node.ts';
import type { NodePlace } from './place-of.ts';

/** `text` is what the tree was parsed from. */
export function openFences(tree: Root, text: string, place: NodePlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  eachNode<Nodes>(tree, (node) => {
    const reason = node.type === 'code' ? whyOpen(node, text) : undefined;
    if (reason !== undefined)
      found.push(diagnostic('markdown/open-fence', place(node), { reason }));
  });
  return found;
}

function whyOpen({ position }: Code, text: string): string | undefined {
  const lines = text
    .slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  // Without a fence it is indented, and ends by itself.
  if (fence === undefined) return undefined;
  const last = lines.length < 2 ? '' : (lines.at(-1) ?? '');
  if (!last.endsWith(fence)) return 'The block of code that begins here is never closed.';
  // The next block's fence names a language, so it cannot close this one; that block's end does.
  const next = lines.slice(1, -1).find((line) => isFenceWithLanguage(line, fence));
  return next === undefined
    ? undefined
    : `The block of code that begins here is not closed before the next one, ${next.trim()}.`;
}

function isFenceWithLanguage(line: string, fence: string): boolean {
  const { fence: inner = '' } =
    /^ {0,3}(?<fence>`{3,}|~{3,})[A-Za-z][^`]*$/.exec(line)?.groups ?? {};
  return inner.startsWith(fence);
}
