/** Blocks as text, each a list of lines; the one who places a block indents it. */
import type {
  Blockquote,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { withParameters } from '../link-address.ts';
import { videoAddress } from '../video-address.ts';
import { wording } from '../wording.ts';
import { closedExtraText, openExtraText } from './extra-text.ts';
import { holdsHtml, htmlText } from './html-text.ts';
import { inlineText } from './inline-text.ts';
import { readableText } from '../readable-text.ts';
import { sectionText } from './section-text.ts';
import { supportText } from './support-text.ts';
import { tableText } from './table-text.ts';
import type { TextPage } from './text-page.ts';
import { hasRoom, narrowed, prefixed, spaced, underlined, wrapped } from './lines.ts';
import { wrap } from './wrap.ts';

/** RFC 5322, 2.1.1: 998 bytes, at up to four bytes a character. */
const LONGEST_CODE_LINE = 230;

/** Blocks with an empty line between them. */
export function blocksText(nodes: readonly RootContent[], page: TextPage): string[] {
  return spaced(nodes.map((node) => blockText(node, page)));
}

function blockText(node: RootContent, page: TextPage): string[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphText(node, page);
    case 'heading':
      return headingText(node, page);
    case 'list':
      return listText(node, page);
    case 'blockquote':
      return quoteText(node, page);
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
      return [
        ...wrap(readableText(node.title), page.width),
        `${wording.videoHost}: ${withParameters(videoAddress(node.videoId), page.context)}`,
      ];
    default:
      return [];
  }
}

function paragraphText(node: Paragraph, page: TextPage): string[] {
  const lines = wrapped(lineText(node, node.children, page), page);
  const [only] = node.children;
  if (node.children.length !== 1) return lines;
  const picture = only?.type === 'imageReference' ? page.definitions.get(only.identifier) : only;
  const isPicture = only?.type === 'image' || only?.type === 'imageReference';
  const caption = isPicture && picture !== undefined && 'title' in picture ? picture.title : '';
  return [...lines, ...wrapped(readableText(caption ?? ''), page)];
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

function quoteText(node: Blockquote, page: TextPage): string[] {
  const lines = blocksText(node.children, narrowed(page, 2));
  return hasRoom(page) ? prefixed('> ', lines) : lines;
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
  const indent = ' '.repeat(hasRoom(page) ? mark.length : 0);
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
  return readableText(code)
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${LONGEST_CODE_LINE}}`, 'gu')) ?? [''])
    .map((line) => `    ${line}`.trimEnd());
}
