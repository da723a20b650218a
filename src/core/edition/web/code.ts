/** Code: coloured where its language is known, and scrolled by keyboard where it is wide. */
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { languageOf, loadHighlighter } from '../../markdown/highlighter.ts';
import { eachElement } from './each-element.ts';

/** Highlighted classes begin with `c-`. */
export async function setCode(tree: Root): Promise<void> {
  const blocks: Element[] = [];
  eachElement(tree, (node) => {
    if (node.tagName !== 'pre') return;
    node.properties['tabIndex'] = 0;
    blocks.push(node);
  });
  for (const block of blocks) {
    const code = block.children.find(isCode);
    const language = code === undefined ? undefined : languageOf(code);
    if (code === undefined || language === undefined) continue;
    block.properties['dataLanguage'] = language;
    const highlight = await loadHighlighter();
    const parts = highlight(toString(code), language, 'c-');
    if (parts !== undefined) code.children = parts.filter((part) => part.type !== 'doctype');
  }
}

function isCode(node: Element['children'][number]): node is Element {
  return node.type === 'element' && node.tagName === 'code';
}
