/** What a reader sees or hears of a mail, piece by piece. */
import { TAG_START } from '../delivery/personal-parts.ts';
import { attribute, type MailElement } from './mail-element.ts';

export interface Piece {
  readonly text: string;
  readonly element: MailElement;
  readonly at: number | undefined;
  /** A picture's description, which is seen when pictures are off. */
  readonly isAlt: boolean;
}

/** Ends a word wherever it stands. */
const blocks = new Set(
  'p div table tr td th ul ol li h1 h2 h3 h4 h5 h6 br pre blockquote'.split(' '),
);

/** In the order of the HTML, element by element: an element's own texts come together. */
export function visiblePieces(elements: readonly MailElement[]): Piece[] {
  return elements.flatMap((element) => (element.isHidden ? [] : ownPieces(element)));
}

function ownPieces(element: MailElement): Piece[] {
  if (element.name === 'img') {
    const text = attribute(element.node, 'alt') ?? '';
    return text.trim() === '' ? [] : [{ text, element, at: element.at, isAlt: true }];
  }
  return element.node.children.flatMap((child) =>
    child.type === 'text' && child.value.trim() !== ''
      ? [{ text: child.value, element, at: child.position?.start.offset, isAlt: false }]
      : [],
  );
}

/** All of it as one text, in reading order, words of neighbouring blocks apart. */
export function visibleText(elements: readonly MailElement[]): string {
  const parts: string[] = [];
  const byNode = new Map(elements.map((element) => [element.node, element]));
  const read = (nodes: readonly MailElement['node']['children'][number][]): void => {
    for (const node of nodes) {
      if (node.type === 'text') parts.push(node.value);
      if (node.type !== 'element') continue;
      const element = byNode.get(node);
      if (element === undefined || element.isHidden) continue;
      const space = blocks.has(node.tagName) ? ' ' : '';
      parts.push(space, node.tagName === 'img' ? (attribute(node, 'alt') ?? '') : '');
      read(node.children);
      parts.push(space);
    }
  };
  const [html] = elements;
  if (html !== undefined) read(html.node.children);
  return parts.join('');
}

/** What a transport puts a personal part in for. */
const TAG = new RegExp(`${TAG_START}\\w+?__`, 'g');

/** Words without marks, in lower case; personal parts are none. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(TAG, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
