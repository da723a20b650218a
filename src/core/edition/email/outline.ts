/** The headings of a mail: no level skipped, and each department known by what it places. */
import type { Element, Root, RootContent } from 'hast';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import type { SectionName } from '../../issue/schema.ts';
import { containerNames } from './block-names.ts';

export interface Outline {
  /** Levels 2 to 6 of headings and of opened extras. */
  readonly levels: ReadonlyMap<object, number>;
  readonly departments: ReadonlyMap<object, SectionName>;
}

export function outlineOf(tree: Root): Outline {
  return { levels: levelsOf(tree), departments: departmentsOf(tree) };
}

/** The title is the one heading of level 1. */
function levelsOf(tree: Root): Map<object, number> {
  const levels = new Map<object, number>();
  let before = 1;
  visit(tree, (node) => {
    const wanted = node.type === 'openExtra' ? 3 : headingLevel(node);
    if (wanted !== undefined) {
      before = Math.max(2, Math.min(wanted, before + 1));
      levels.set(node, before);
    }
    return node.type === 'element' && !containerNames.has(node.tagName) ? SKIP : CONTINUE;
  });
  return levels;
}

/** A heading of level 2 leads a department when its section's items stand before the next one. */
function departmentsOf(tree: Root): Map<object, SectionName> {
  const departments = new Map<object, SectionName>();
  let heading: Element | undefined;
  for (const node of tree.children) {
    if (node.type === 'element' && node.tagName === 'h2') heading = node;
    if (node.type === 'sectionPlace' && heading !== undefined && !departments.has(heading)) {
      departments.set(heading, node.section);
    }
  }
  return departments;
}

export function headingLevel(node: RootContent | Root): number | undefined {
  if (node.type !== 'element') return undefined;
  const level = /^h([1-6])$/.exec(node.tagName)?.[1];
  return level === undefined ? undefined : Number(level);
}
