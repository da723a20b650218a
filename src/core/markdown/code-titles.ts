/** Titles of code: what the line that opens a block calls it stands above the block, in every medium. */
import type { Code, Nodes, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { eachNode } from '../each-node.ts';

/** Marks the line above the code that is its title. */
export const CODE_TITLE_PROPERTY = 'dataCodeTitle';

const TITLE = /(?:^|\s)title=(?:"([^"]+)"|'([^']+)'|(\S+))/;

export function placeCodeTitles(tree: Root): void {
  let hasTitles = false;
  eachNode<Nodes>(tree, (node) => {
    hasTitles ||= node.type === 'code' && titleOf(node) !== undefined;
  });
  if (!hasTitles) return;
  visit(tree, 'code', (code, index, parent) => {
    const title = titleOf(code);
    if (title === undefined || parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 0, line(title, code));
    return index + 2;
  });
}

function titleOf({ meta }: Code): string | undefined {
  const [, double, single, bare] = TITLE.exec(meta ?? '') ?? [];
  const title = (double ?? single ?? bare)?.trim();
  return title === '' ? undefined : title;
}

/** What is found wrong with it is found where the code begins. */
function line(title: string, { position }: Code): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'text', value: title, ...(position === undefined ? {} : { position }) }],
    data: { hProperties: { [CODE_TITLE_PROPERTY]: true } },
    ...(position === undefined ? {} : { position }),
  };
}
