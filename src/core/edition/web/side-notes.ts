/** Side notes: footnotes of plain text are repeated beside their reference, for pages with a margin. */
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { element, hasClass } from './element.ts';

const PHRASING_ONLY = /^(?:p|a|em|strong|code|del|sup|sub|abbr|mark|kbd|q|br|span|small|i|b|s)$/;

/**
 * Where every footnote fits into a margin, the list is marked `beside`, and the style sheet shows
 * one of the two, never both.
 */
export function addSideNotes(tree: Root): void {
  const list = footnoteList(tree);
  if (list === undefined) return;
  const notes = new Map(
    list.items.map((item) => [`#${String(item.properties['id'])}`, noteContent(item)]),
  );
  let fits = true;
  for (const content of notes.values()) fits &&= content !== undefined;
  if (!fits) return;
  list.section.properties['className'] = ['footnotes', 'beside'];
  placeNotes(tree, list.section, notes);
}

/** A note stands behind its reference; one from a table stands before the table, which may scroll. */
function placeNotes(
  tree: Root,
  section: Element,
  notes: Map<string, ElementContent[] | undefined>,
): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node === section) return 'skip';
    if (parent === undefined || index === undefined) return undefined;
    if (hasClass(node, 'table')) {
      const found = notesFor(node, notes);
      parent.children.splice(index, 0, ...found);
      return ['skip', index + found.length + 1];
    }
    if (node.tagName !== 'sup') return undefined;
    const found = notesFor(node, notes);
    parent.children.splice(index + 1, 0, ...found);
    return index + 1 + found.length;
  });
}

/** The notes that are referred to in here, each only once on a page. */
function notesFor(node: Element, notes: Map<string, ElementContent[] | undefined>): Element[] {
  const found: Element[] = [];
  visit(node, 'element', (each) => {
    if (!('dataFootnoteRef' in each.properties)) return;
    const address = String(each.properties['href']);
    const content = notes.get(address);
    notes.delete(address);
    if (content === undefined) return;
    const number = element('sup', {}, toString(each));
    const copy = structuredClone(content);
    found.push(element('small', { className: ['side-note'] }, number, ' ', ...copy));
  });
  return found;
}

function footnoteList(tree: Root): { section: Element; items: Element[] } | undefined {
  const section = tree.children.find(
    (node): node is Element => node.type === 'element' && 'dataFootnotes' in node.properties,
  );
  const list = section?.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'ol',
  );
  if (section === undefined || list === undefined) return undefined;
  const items = list.children.filter((node): node is Element => node.type === 'element');
  return { section, items };
}

/** Undefined when the footnote holds more than paragraphs. */
function noteContent(item: Element): ElementContent[] | undefined {
  const paragraphs = item.children.filter((node): node is Element => node.type === 'element');
  let plain = true;
  visit({ type: 'root', children: paragraphs } satisfies Root, 'element', (node) => {
    plain &&= PHRASING_ONLY.test(node.tagName);
  });
  if (!plain || paragraphs.some((node) => node.tagName !== 'p')) return undefined;
  return paragraphs.flatMap((node, index) => [
    ...(index === 0 ? [] : [element('br')]),
    ...node.children.filter((child) => child.type !== 'element' || !isBackReference(child)),
  ]);
}

function isBackReference(node: Element): boolean {
  return 'dataFootnoteBackref' in node.properties || hasClass(node, 'data-footnote-backref');
}
