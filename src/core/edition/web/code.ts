/** Code: named and boxed, coloured where its language is known, and scrolled by keyboard where it is wide. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { CODE_TITLE_PROPERTY } from '../../markdown/code-titles.ts';
import { languageOf, loadHighlighter, writtenLanguageOf } from '../../markdown/highlighter.ts';
import { textsOf } from '../../texts/texts.ts';
import { element } from './element.ts';

type CodeNames = (language: string | undefined) => string;

/** Highlighted classes begin with `c-`. */
export async function setCode(tree: Root, language: string): Promise<void> {
  const blocks: Element[] = [];
  boxCode(tree, blocks, textsOf(language).edition.code);
  for (const block of blocks) {
    const code = codeOf(block);
    const language = code === undefined ? undefined : languageOf(code);
    if (code === undefined || language === undefined) continue;
    const highlight = await loadHighlighter();
    const parts = highlight(toString(code), language, 'c-');
    if (parts !== undefined) code.children = parts.filter((part) => part.type !== 'doctype');
  }
}

/** Puts every block into a box that says its language, with its title where it has one. */
function boxCode(parent: Root | Element, blocks: Element[], nameOf: CodeNames): void {
  const children: (RootContent | ElementContent)[] = [];
  for (const node of parent.children) {
    if (node.type === 'element' && node.tagName === 'pre') {
      blocks.push(node);
      const title = takeTitle(children);
      children.push(
        title === undefined ? box('div', node, nameOf) : box('figure', node, nameOf, title),
      );
      continue;
    }
    if (node.type === 'element') boxCode(node, blocks, nameOf);
    children.push(node);
  }
  Object.assign(parent, { children });
}

function box(tagName: 'div' | 'figure', pre: Element, nameOf: CodeNames, title?: Element): Element {
  const code = codeOf(pre);
  const language = code === undefined ? undefined : writtenLanguageOf(code);
  // A group, not a region: a page full of code shall not be a page full of landmarks.
  Object.assign(pre.properties, {
    tabIndex: 0,
    role: 'group',
    ariaLabel: nameOf(language),
  });
  return element(
    tagName,
    { className: ['code'], ...(language === undefined ? {} : { dataLanguage: language }) },
    title === undefined ? undefined : element('figcaption', {}, ...title.children),
    pre,
  );
}

/** The line above, when it is the title of what follows. */
function takeTitle(before: (RootContent | ElementContent)[]): Element | undefined {
  const at = before.findLastIndex((node) => node.type !== 'text' || node.value.trim() !== '');
  const last = before[at];
  if (last?.type !== 'element' || !(CODE_TITLE_PROPERTY in last.properties)) return undefined;
  before.splice(at);
  return last;
}

function codeOf(pre: Element): Element | undefined {
  return pre.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'code',
  );
}
