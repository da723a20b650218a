/** Blocks: each kind of element has its own way into the mail, and loose text becomes paragraphs. */
import type { Element, ElementContent } from 'hast';
import { ALERT_PROPERTY, alertNamed } from '../../markdown/alerts.ts';
import { alert } from './alert.ts';
import { blockNames } from './block-names.ts';
import { button } from './button.ts';
import { codeBlock } from './code-block.ts';
import { dataTable } from './data-table.ts';
import { closedExtra, openExtra } from './extra.ts';
import { footnotes } from './footnotes.ts';
import { heading } from './heading.ts';
import { directions } from './inline.ts';
import { cell, layoutTable, paragraph, row, spacedBox } from './layout-table.ts';
import { list } from './list.ts';
import { shape } from './look.ts';
import { placed, plain } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { headingLevel } from './outline.ts';
import { blockPicture, onlyPicture } from './picture.ts';
import { quote } from './quote.ts';
import { rule } from './rule.ts';
import { section } from './section.ts';
import { support } from './support.ts';
import { video } from './video.ts';

type Block = Exclude<ElementContent, { type: 'text' | 'namePlace' }>;

export function setBlocks(nodes: readonly ElementContent[], page: MailPage): ElementContent[] {
  const blocks: ElementContent[] = [];
  let loose: ElementContent[] = [];
  const closeParagraph = (): void => {
    if (loose.some(isSeen)) blocks.push(...setParagraph(plain('p', {}, loose), page));
    loose = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      closeParagraph();
      blocks.push(...setBlock(node, page));
    } else {
      loose.push(node);
    }
  }
  closeParagraph();
  return blocks;
}

function setBlock(node: Block, page: MailPage): ElementContent[] {
  const blocks = blockContent(node, page);
  // What has no place of its own is reached by the block around it.
  if (node.position === undefined) return blocks;
  return blocks.map((block) => placed(block, page.placeOf(node)));
}

function blockContent(node: Block, page: MailPage): ElementContent[] {
  switch (node.type) {
    case 'element':
      return setElement(node, page);
    case 'sectionPlace':
      return section(node.section, page);
    case 'extraPlace':
      return [closedExtra(node, page)];
    case 'openExtra':
      return [openExtra(node, page)];
    case 'supportPlace':
      return support(page);
    case 'videoPlace':
      return [video(node, page)];
    case 'buttonPlace':
      return [spacedBox({ below: GAP }, button(node.words, node.address, page))];
    default:
      return [];
  }
}

function setElement(node: Element, page: MailPage): ElementContent[] {
  const { dir } = node.properties;
  const isTurned = (dir === 'ltr' || dir === 'rtl') && dir !== page.direction;
  return isTurned ? [turned(node, page.turned())] : setElementAhead(node, page);
}

/** Not every client hands a direction down: a cell of its own has it, and its lines begin there. */
function turned(node: Element, page: MailPage): Element {
  return layoutTable(
    { dir: page.direction },
    row(cell(shape({}), { align: page.start }, ...setElementAhead(node, page))),
  );
}

function setElementAhead(node: Element, page: MailPage): ElementContent[] {
  if (headingLevel(node) !== undefined) return [heading(node, page)];
  switch (node.tagName) {
    case 'p':
      return setParagraph(node, page);
    case 'ul':
    case 'ol':
      return [list(node, page)];
    case 'table':
      return [dataTable(node, page)];
    case 'blockquote': {
      const name = alertNamed(node.properties[ALERT_PROPERTY]);
      return [name === undefined ? quote(node, page) : alert(name, node, page)];
    }
    case 'pre':
      return [codeBlock(node, page)];
    case 'hr':
      return [rule(page)];
    case 'summary':
    case 'dt':
      return [paragraph(shape({}), plain('strong', {}, page.setInline(node.children)))];
    case 'section':
      if (node.properties['dataFootnotes'] !== undefined) return footnotes(node, page);
      return page.setBlocks(node.children);
    default:
      return directed(node, page.setBlocks(node.children));
  }
}

function setParagraph(node: Element, page: MailPage): ElementContent[] {
  const picture = onlyPicture(node);
  if (picture !== undefined) return [blockPicture(picture, page)];
  const children = page.setInline(node.children);
  if (!children.some(isSeen)) return [];
  const set = paragraph(shape({}), children);
  return [{ ...set, properties: { ...directions(node), ...set.properties } }];
}

/** A dissolved box hands its language and direction on to what it held. */
function directed(node: Element, blocks: readonly ElementContent[]): ElementContent[] {
  const given = directions(node);
  return blocks.map((block) =>
    block.type === 'element' ? { ...block, properties: { ...given, ...block.properties } } : block,
  );
}

function isBlock(node: ElementContent): node is Block {
  if (node.type === 'element') return blockNames.has(node.tagName);
  return node.type !== 'text' && node.type !== 'namePlace';
}

function isSeen(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}
