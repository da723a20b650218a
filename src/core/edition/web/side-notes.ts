/** Side notes: footnotes of plain text are repeated beside their reference, for pages with a margin. */
import type { Element, ElementContent, Root } from 'hast';
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
  let number = 0;
  visit(tree, 'element', (node, index, parent) => {
    if (node === list.section) return 'skip';
    const reference = node.tagName === 'sup' ? referenceIn(node) : undefined;
    if (reference === undefined || parent === undefined || index === undefined) return undefined;
    const content = notes.get(String(reference.properties['href']));
    if (content === undefined) return undefined;
    notes.delete(String(reference.properties['href']));
    number += 1;
    const note = element(
      'small',
      { className: ['side-note'] },
      element('sup', {}, String(number)),
      ' ',
      ...structuredClone(content),
    );
    parent.children.splice(index + 1, 0, note);
    return index + 2;
  });
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

function referenceIn(node: Element): Element | undefined {
  return node.children.find(
    (child): child is Element =>
      child.type === 'element' && 'dataFootnoteRef' in child.properties,
  );
}
