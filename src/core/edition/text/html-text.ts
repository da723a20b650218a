/** Raw HTML inside Markdown as text: cleaned as for every other medium, then read. */
import type { ElementContent, RootContent } from 'hast';
import type { Nodes as MdastNodes, RootContent as MdastContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { toHast } from '../../markdown/to-hast.ts';
import { addressed, addressedPicture, marked, noteMark, pictureLabel } from './inline-text.ts';
import { nameText } from './name-text.ts';
import { readableText } from '../readable-text.ts';
import { wordsOf } from '../wording.ts';
import type { TextPage } from './text-page.ts';

const ownLine = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr blockquote pre hr section details summary br'.split(
    ' ',
  ),
);

/** As Markdown has them. */
const marks: Readonly<Record<string, string>> = {
  em: '_',
  i: '_',
  strong: '*',
  b: '*',
  del: '~',
  s: '~',
  code: '`',
};

export function holdsHtml(node: MdastNodes): boolean {
  let found = false;
  visit(node, 'html', () => {
    found = true;
    return false;
  });
  return found;
}

/** One paragraph a line of the result; empty when nothing of it may be shown. */
export function htmlText(node: MdastContent, page: TextPage): string {
  const tree = toHast(
    { type: 'root', children: [node, ...page.definitions.values()] },
    page.context.config.language,
  );
  return readNodes(tree.children, page)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

function readNodes(nodes: readonly (RootContent | ElementContent)[], page: TextPage): string {
  return nodes.map((node) => readNode(node, page)).join('');
}

function readNode(node: RootContent | ElementContent, page: TextPage): string {
  if (node.type === 'text') return readableText(node.value).replace(/\s+/g, ' ');
  if (node.type === 'namePlace') return nameText(node, page);
  if (node.type !== 'element') return '';
  const { properties, tagName } = node;
  const text = readNodes(node.children, page);
  if (tagName === 'a' && properties['dataFootnoteRef'] === undefined) {
    return typeof properties['href'] === 'string'
      ? addressed(text, properties['href'], page)
      : text;
  }
  if (tagName === 'a') return noteMark(Number(text), page);
  if (tagName === 'img') {
    const picture = pictureLabel(String(properties['alt'] ?? ''), page);
    const { src } = properties;
    return typeof src === 'string' ? addressedPicture(picture, src, page) : picture;
  }
  if (tagName === 'td' || tagName === 'th') return `${text} `;
  const mark = marks[tagName];
  if (mark !== undefined) return marked(mark, text);
  if (tagName === 'q') return wordsOf(page.context).quoted(text);
  return ownLine.has(tagName) ? `\n${text}\n` : text;
}
