/** Code: coloured where its language is known, and scrolled by keyboard where it is wide. */
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { eachElement } from './each-element.ts';

/** Longer code is left plain: nobody reads the colours of a dump. */
const MOST_CHARACTERS = 50_000;

/** The grammars are loaded when the first issue asks for one, for they are most of the engine's code. */
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
    const text = toString(code);
    block.properties['dataLanguage'] = language;
    if (text.length <= MOST_CHARACTERS) code.children = await highlighted(language, text);
  }
}

let loading: Promise<(language: string, text: string) => Element['children']> | undefined;

async function highlighted(language: string, text: string): Promise<Element['children']> {
  loading ??= loadHighlighter();
  const highlight = await loading;
  return highlight(language, text);
}

async function loadHighlighter() {
  const { all, createLowlight } = await import('lowlight');
  const lowlight = createLowlight(all);
  return (language: string, text: string): Element['children'] => {
    if (!lowlight.registered(language)) return [{ type: 'text', value: text }];
    const tree = lowlight.highlight(language, text, { prefix: 'c-' });
    return tree.children.flatMap((node) => (node.type === 'doctype' ? [] : [node]));
  };
}

function isCode(node: Element['children'][number]): node is Element {
  return node.type === 'element' && node.tagName === 'code';
}

function languageOf(code: Element): string | undefined {
  const classes = code.properties['className'];
  if (!Array.isArray(classes)) return undefined;
  const name = classes.map(String).find((each) => each.startsWith('language-'));
  return name?.slice('language-'.length).toLowerCase();
}
