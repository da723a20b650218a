/** Blocks as text, each a list of lines; the one who places a block indents it. */
import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { videoAddress } from '../video-address.ts';
import { wording } from '../wording.ts';
import { closedExtraText, openExtraText } from './extra-text.ts';
import { holdsHtml, htmlText } from './html-text.ts';
import { addressed, inlineText, pictureLabel } from './inline-text.ts';
import { plainText } from './plain-text.ts';
import { sectionText } from './section-text.ts';
import { supportText } from './support-text.ts';
import { tableText } from './table-text.ts';
import type { TextPage } from './text-page.ts';
import { columnsOf } from './columns.ts';
import { wrap } from './wrap.ts';

/** A block less deep than this has no room for words. */
const LEAST_WIDTH = 24;
/** RFC 5322, 2.1.1: 998 bytes, at up to four bytes a character. */
const LONGEST_CODE_LINE = 230;

/** Blocks with an empty line between them. */
export function blocksText(nodes: readonly RootContent[], page: TextPage): string[] {
  return spaced(nodes.map((node) => blockText(node, page)));
}

export function spaced(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

export function blockText(node: RootContent, page: TextPage): string[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphText(node, page);
    case 'heading':
      return headingText(node, page);
    case 'list':
      return listText(node, page);
    case 'blockquote':
      return prefixed('> ', blocksText(node.children, narrowed(page, 2)));
    case 'code':
      return codeText(node.value);
    case 'table':
      return tableText(node, page);
    case 'thematicBreak':
      return ['* * *'];
    case 'html':
      return wrapped(htmlText(node, page), page);
    case 'sectionPlace':
      return sectionText(node.section, page);
    case 'extraPlace':
      return closedExtraText(node, page);
    case 'openExtra':
      return openExtraText(node, page);
    case 'supportPlace':
      return supportText(page);
    case 'videoPlace':
      return [...wrap(plainText(node.title), page.width), `${wording.videoHost}: ${videoAddress(node.videoId)}`];
    default:
      return [];
  }
}

/** Wrapped lines, or none when there is nothing to say. */
export function wrapped(text: string, page: TextPage): string[] {
  return text.trim() === '' ? [] : wrap(text, page.width);
}

function paragraphText(node: Paragraph, page: TextPage): string[] {
  const [only] = node.children;
  if (node.children.length === 1 && only?.type === 'image') {
    const picture = addressed(pictureLabel(only.alt ?? ''), only.url, page);
    return [...wrapped(picture, page), ...wrapped(plainText(only.title ?? ''), page)];
  }
  return wrapped(lineText(node, node.children, page), page);
}

function lineText(
  node: Paragraph | Heading,
  children: readonly PhrasingContent[],
  page: TextPage,
): string {
  return holdsHtml(node) ? htmlText(node, page) : inlineText(children, page);
}

function headingText(node: Heading, page: TextPage): string[] {
  const lines = wrapped(lineText(node, node.children, page).replaceAll('\n', ' '), page);
  return underlined(lines, node.depth <= 2 ? '=' : node.depth === 3 ? '-' : undefined);
}

export function underlined(lines: readonly string[], mark: string | undefined): string[] {
  const longest = Math.max(0, ...lines.map(columnsOf));
  if (mark === undefined || longest === 0) return [...lines];
  return [...lines, mark.repeat(Math.min(longest, 72))];
}

function listText(node: List, page: TextPage): string[] {
  const items = node.children.map((item, index) => {
    const number = (node.start ?? 1) + index;
    return itemText(item, node.ordered === true ? `${number}. ` : '- ', page);
  });
  const isLoose = node.spread === true || node.children.some((item) => item.spread === true);
  return isLoose ? spaced(items) : items.flat();
}

function itemText(item: ListItem, mark: string, page: TextPage): string[] {
  const box = item.checked === true ? '[x] ' : item.checked === false ? '[ ] ' : '';
  const indent = ' '.repeat(mark.length);
  const inner = narrowed(page, mark.length + box.length);
  const blocks = item.children.map((child) => blockText(child, inner));
  const lines = item.spread === true ? spaced(blocks) : blocks.flat();
  if (lines.length === 0) return [`${mark}${box}`.trimEnd()];
  return lines.map((line, index) => {
    if (index === 0) return `${mark}${box}${line}`;
    return line === '' ? '' : indent + line;
  });
}

function codeText(code: string): string[] {
  return plainText(code)
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${LONGEST_CODE_LINE}}`, 'gu')) ?? [''])
    .map((line) => `    ${line}`.trimEnd());
}

export function prefixed(prefix: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${prefix}${line}`.trimEnd());
}

export function narrowed(page: TextPage, columns: number): TextPage {
  return { ...page, width: Math.max(LEAST_WIDTH, page.width - columns) };
}

