/** The prose of an issue as plain text: its opening, and how much there is to read. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { eachElement, eachText } from './each-element.ts';

export const EXCERPT_CHARACTERS = 320;

/** The paragraphs before the first heading, or else the first ones, cut at the end of a word. */
export function excerptOf(tree: Root): string {
  const heading = tree.children.findIndex((node) => isElement(node, /^(?:h[1-6]|section)$/));
  const opening = plain(tree.children.slice(0, heading < 0 ? undefined : heading));
  return cut(opening === '' ? plain(paragraphs(tree)) : opening, EXCERPT_CHARACTERS);
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
/** Characters of scripts that are written without spaces, of which two count as a word. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const CHARACTERS_A_WORD = 2;
/** The same of texts in plain Latin letters, without looking each one up in Unicode. */
const PLAIN = /^[\x20-\x7e\n‘’“”–—]*$/;
const PLAIN_WORD = /[A-Za-z0-9][A-Za-z0-9'’-]*/g;

/** Words of running text; code, and marks without a letter or digit, are not counted. */
export function countWords(tree: Root): number {
  let words = 0;
  eachText(
    tree.children,
    (text) => {
      if (PLAIN.test(text)) {
        words += text.match(PLAIN_WORD)?.length ?? 0;
        return;
      }
      const characters = text.match(SPACELESS)?.length ?? 0;
      const spaced = characters === 0 ? text : text.replace(SPACELESS, ' ');
      words += characters / CHARACTERS_A_WORD + (spaced.match(WORD)?.length ?? 0);
    },
    (element) => element.tagName === 'pre',
  );
  return Math.ceil(words);
}

function plain(nodes: readonly (RootContent | ElementContent)[]): string {
  const blocks = nodes.filter((node) => isElement(node, /^(?:p|ul|ol|blockquote)$/));
  let text = '';
  for (const block of blocks) {
    eachText([block], (piece) => (text += piece), isFootnoteReference);
    text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

function isFootnoteReference(element: Element): boolean {
  return element.tagName === 'a' && 'dataFootnoteRef' in element.properties;
}

function paragraphs(tree: Root): Element[] {
  const found: Element[] = [];
  eachElement(tree, (element) => {
    if (element.tagName === 'p') found.push(element);
  });
  return found;
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  const end = start.lastIndexOf(' ');
  return `${start.slice(0, end > most / 2 ? end : undefined).replace(/[\s,;:.–—-]+$/, '')}…`;
}

function isElement(node: { type: string; tagName?: string }, name: RegExp): boolean {
  return node.type === 'element' && node.tagName !== undefined && name.test(node.tagName);
}
