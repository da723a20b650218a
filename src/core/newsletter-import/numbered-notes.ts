/** Notes as Substack writes them, links to and fro, as footnotes of Markdown. */
import type { FootnoteDefinition, Link, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

const TO_NOTE = /^#footnote-(\d{1,4})(?:-\d+)?$/;
const FROM_NOTE = /^#footnote-anchor-(\d{1,4})(?:-\d+)?$/;

/** Rewrites the tree in place; a note that nothing refers to, or the other way round, stays text. */
export function numberedNotes(tree: Root): void {
  const notes = new Map<string, FootnoteDefinition>();
  const blocks: RootContent[] = [];
  for (let index = 0; index < tree.children.length; index += 1) {
    const block = tree.children[index];
    if (block === undefined) break;
    const number = noteNumber(block);
    if (number === undefined || notes.has(number) || block.type !== 'paragraph') {
      blocks.push(block);
      continue;
    }
    const rest = block.children.slice(1);
    const hasText = toString({ type: 'paragraph', children: rest }).trim() !== '';
    const next = tree.children[index + 1];
    const children = hasText
      ? [{ ...block, children: rest }]
      : next?.type === 'paragraph' && noteNumber(next) === undefined
        ? [next]
        : [];
    if (children.length === 0) blocks.push(block);
    else
      notes.set(number, {
        type: 'footnoteDefinition',
        identifier: number,
        label: number,
        children,
      });
    if (!hasText && children.length > 0) index += 1;
  }
  tree.children = blocks;
  const used = new Set<string>();
  visit(tree, 'link', (link: Link, index, parent) => {
    const number = TO_NOTE.exec(link.url)?.[1];
    if (number === undefined || index === undefined || parent === undefined || !notes.has(number))
      return;
    used.add(number);
    parent.children[index] = { type: 'footnoteReference', identifier: number, label: number };
  });
  for (const [number, note] of notes)
    tree.children.push(...(used.has(number) ? [note] : note.children));
}

function noteNumber(block: RootContent): string | undefined {
  const [first] = block.type === 'paragraph' ? block.children : [];
  return first?.type === 'link' ? FROM_NOTE.exec(first.url)?.[1] : undefined;
}
