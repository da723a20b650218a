/** Finds where names stand, in a line or on a line of their own, and marks what is wrong with them. */
import type { Paragraph, Root } from 'mdast';
import type { LeafDirective, TextDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { fallbackProblem } from './name-problem.ts';
import type { NamePlace, NameProblem } from './nodes.ts';

/** Changes the tree in place; `source` is what it was parsed from. */
export function placeNames(tree: Root, source: string): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'namePlace') {
      node.problem ??= fallbackProblem(node.value);
    } else if (parent === undefined || index === undefined) {
      return;
    } else if (node.type === 'leafDirective' && node.name === 'name') {
      const paragraph: Paragraph = {
        type: 'paragraph',
        children: [placeOf(node, problemOf(node))],
        position: node.position,
      };
      parent.children[index] = paragraph;
    } else if (node.type === 'textDirective' && isOneColonShort(node, source)) {
      parent.children[index] = placeOf(node, 'one-colon');
    }
  });
}

function placeOf(
  directive: LeafDirective | TextDirective,
  problem: NameProblem | undefined,
): NamePlace {
  return {
    type: 'namePlace',
    value: labelOf(directive) ?? '',
    problem,
    position: directive.position,
  };
}

function problemOf(directive: LeafDirective): NameProblem | undefined {
  if (Object.keys(directive.attributes ?? {}).length > 0) return 'attributes';
  const label = labelOf(directive);
  return label === undefined ? 'bad-fallback' : fallbackProblem(label);
}

/** undefined for a label with markup in it. */
function labelOf({ children }: LeafDirective | TextDirective): string | undefined {
  const texts = children.map((child) => (child.type === 'text' ? child.value : undefined));
  return texts.includes(undefined) ? undefined : texts.join('').trim();
}

/** `:name[friend]` at the beginning of a word; `a:name` and `\::name[friend]` are text. */
function isOneColonShort(directive: TextDirective, source: string): boolean {
  const before = source.charAt((directive.position?.start.offset ?? 0) - 1);
  return directive.name === 'name' && directive.children.length > 0 && !/[\w:]/.test(before);
}
