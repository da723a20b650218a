/** Cuts a file of extras into its sections, each with the definitions that its text refers to. */
import type { Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { extraHeading } from './extra-heading.ts';

export interface ExtraSection {
  readonly id: string;
  readonly title: string;
  readonly revision: number | undefined;
  readonly heading: Heading;
  readonly blocks: RootContent[];
}

export interface ExtraSections {
  readonly sections: readonly ExtraSection[];
  /** Headings of the second level without an id. */
  readonly withoutId: readonly Heading[];
  /** Blocks before the first section. */
  readonly outside: readonly RootContent[];
}

type Definable = Definition | FootnoteDefinition;

export function extraSections(tree: Root): ExtraSections {
  const sections: ExtraSection[] = [];
  const withoutId: Heading[] = [];
  const outside: RootContent[] = [];
  for (const block of tree.children) {
    if (isDefinition(block)) continue;
    const named = block.type === 'heading' ? extraHeading(toString(block)) : undefined;
    if (block.type === 'heading' && named !== undefined) {
      sections.push({ ...named, heading: block, blocks: [] });
    } else if (block.type === 'heading' && block.depth === 2) {
      withoutId.push(block);
    } else {
      (sections.at(-1)?.blocks ?? outside).push(block);
    }
  }
  const definitions = tree.children.filter(isDefinition);
  for (const { blocks } of sections) addDefinitions(blocks, definitions);
  return { sections, withoutId, outside };
}

/** They hold for the whole file, so several sections may get a copy of one. */
function addDefinitions(blocks: RootContent[], definitions: readonly Definable[]): void {
  const waiting = new Set(definitions);
  for (const block of blocks) {
    const used = identifiersIn(block);
    for (const definition of waiting) {
      if (!used.has(keyOf(definition))) continue;
      waiting.delete(definition);
      // A footnote may refer to others, so it is looked at in its turn.
      blocks.push(structuredClone(definition));
    }
  }
}

function identifiersIn(block: RootContent): ReadonlySet<string> {
  const used = new Set<string>();
  visit(block, (node) => {
    if (node.type === 'footnoteReference') used.add(`note ${node.identifier}`);
    else if (node.type === 'linkReference' || node.type === 'imageReference') {
      used.add(`address ${node.identifier}`);
    }
  });
  return used;
}

function keyOf(definition: Definable): string {
  const kind = definition.type === 'definition' ? 'address' : 'note';
  return `${kind} ${definition.identifier}`;
}

function isDefinition(block: RootContent): block is Definable {
  return block.type === 'definition' || block.type === 'footnoteDefinition';
}
