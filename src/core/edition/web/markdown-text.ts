/** The text of an issue as Markdown, from the tree that its page and its feeds are made of. */
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import {
  DONE,
  inlineMarkdown,
  longestRun,
  noteName,
  OPEN,
  wholeAddress,
} from './markdown-inline.ts';

/**
 * Every address is whole; `base` is that of the page. The tree is left as it is. Written by
 * hand: the ways through mdast take thirty times as long, and every issue is written.
 */
export function markdownText(tree: Root, base: string): string {
  const nodes = tree.children.flatMap((node) => (node.type === 'doctype' ? [] : [node]));
  return blocks(nodes, base).join('\n\n');
}

const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote aside pre table hr figure figcaption section div details summary video audio'.split(
    ' ',
  ),
);

/** Loose words between blocks are paragraphs of their own. */
function blocks(nodes: readonly ElementContent[], base: string): string[] {
  const written: string[] = [];
  let loose: ElementContent[] = [];
  const flush = (): void => {
    const text = inlineMarkdown(loose, base);
    if (text !== '') written.push(text);
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === 'element' && BLOCKS.has(node.tagName)) {
      flush();
      written.push(...block(node, base).filter((text) => text !== ''));
    } else loose.push(node);
  }
  flush();
  return written;
}

function block(node: Element, base: string): string[] {
  const { tagName, children, properties } = node;
  const heading = /^h([1-6])$/.exec(tagName);
  if (heading !== null) {
    return [
      `${'#'.repeat(Number(heading[1]))} ${inlineMarkdown(children, base).replace(/\\?\n/g, ' ')}`,
    ];
  }
  switch (tagName) {
    case 'p':
      return [inlineMarkdown(children, base)];
    case 'ul':
    case 'ol':
      return [list(node, base)];
    case 'blockquote':
    case 'aside':
      return [indented(blocks(children, base).join('\n\n'), '> ', '> ')];
    case 'pre':
      return [fenced(node)];
    case 'table':
      return [table(node, base)];
    case 'hr':
      return ['---'];
    case 'video':
    case 'audio':
      return properties['src'] === undefined ? [] : [`<${wholeAddress(properties['src'], base)}>`];
    case 'section':
      return 'dataFootnotes' in properties ? notes(node, base) : blocks(children, base);
    default:
      return blocks(children, base);
  }
}

function list(node: Element, base: string): string {
  // An element left open before the list may stand around an item.
  const items = node.children.filter((child) => child.type === 'element');
  const start = Number(node.properties['start'] ?? 1);
  const written = items.map((item, index) => {
    const mark = node.tagName === 'ol' ? `${start + index}. ` : '- ';
    const text = withBox(blocks(item.children, base).join('\n\n'), item);
    return indented(text, mark, ' '.repeat(mark.length));
  });
  const isTight = items.every(({ children }) => !children.some((child) => isElement(child, 'p')));
  return written.join(isTight ? '\n' : '\n\n');
}

function withBox(text: string, item: Element): string {
  if (descendants(item, 'input').length === 0) return text;
  if (text.startsWith(DONE)) return `[x]${text.slice(DONE.length)}`;
  return text.startsWith(OPEN) ? `[ ]${text.slice(OPEN.length)}` : text;
}

function notes(node: Element, base: string): string[] {
  return elements(node, 'ol')
    .flatMap((of) => elements(of, 'li'))
    .map((item) => {
      const name = noteName(String(item.properties['id']));
      return indented(blocks(item.children, base).join('\n\n'), `[^${name}]: `, '    ');
    });
}

function fenced(node: Element): string {
  const [code = node] = elements(node, 'code');
  const text = toString(code).replace(/\n$/, '');
  const classes = code.properties['className'];
  const language = Array.isArray(classes)
    ? classes
        .map(String)
        .find((name) => name.startsWith('language-'))
        ?.slice('language-'.length)
    : undefined;
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language ?? ''}\n${text}\n${fence}`;
}

function table(node: Element, base: string): string {
  const rows = descendants(node, 'tr').map((row) =>
    row.children.filter((cell) => isElement(cell, 'td') || isElement(cell, 'th')),
  );
  const width = Math.max(...rows.map((row) => row.length), 0);
  const [head, ...body] = rows;
  if (head === undefined || width === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const written = (row: readonly ElementContent[]): string =>
    line(row.map((cell) => (cell.type === 'element' ? cellText(cell, base) : '')));
  const rule = Array.from({ length: width }, (_, index) => alignment(head[index]));
  return [written(head), line(rule), ...body.map(written)].join('\n');
}

function cellText(cell: Element, base: string): string {
  return blocks(cell.children, base).join(' ').replace(/\\?\n/g, ' ');
}

function alignment(cell: ElementContent | undefined): string {
  const align = cell?.type === 'element' ? cell.properties['align'] : undefined;
  return align === 'right' ? '--:' : align === 'center' ? ':-:' : '---';
}

/** The first line begins with one prefix, all others with another; empty ones stay empty. */
function indented(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : (others + line).trimEnd()))
    .join('\n');
}

function elements(node: Element, name: string): Element[] {
  return node.children.filter((child) => isElement(child, name));
}

function descendants(node: Element, name: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === name ? [child] : descendants(child, name);
  });
}

function isElement(node: ElementContent, name: string): node is Element {
  return node.type === 'element' && node.tagName === name;
}
