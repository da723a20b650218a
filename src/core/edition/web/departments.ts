/** Wraps what belongs to a heading into a section, so that each department can have its own hue. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { SectionName } from '../../issue/schema.ts';
import { element } from './element.ts';

/** Must run while the sections' places still stand in the tree: they name the department. */
export function wrapDepartments(tree: Root): void {
  const wrapped: RootContent[] = [];
  let open: Element | undefined;
  for (const node of tree.children) {
    if (isHeading(node)) {
      open = element('section', { ariaLabelledBy: [String(node.properties['id'])] }, node);
      wrapped.push(open);
    } else if (open === undefined || isFootnotes(node)) {
      wrapped.push(node);
    } else if (node.type !== 'doctype') {
      open.children.push(node);
    }
  }
  for (const node of wrapped) nameDepartment(node);
  tree.children = wrapped;
}

function nameDepartment(node: RootContent): void {
  if (node.type !== 'element' || node.tagName !== 'section') return;
  const section = node.children.map(placedSection).find((name) => name !== undefined);
  if (section !== undefined) node.properties['className'] = ['department', section];
}

function placedSection(node: ElementContent): SectionName | undefined {
  return node.type === 'sectionPlace' ? node.section : undefined;
}

function isHeading(node: RootContent): node is Element {
  return node.type === 'element' && node.tagName === 'h2';
}

function isFootnotes(node: RootContent): boolean {
  return node.type === 'element' && 'dataFootnotes' in node.properties;
}
