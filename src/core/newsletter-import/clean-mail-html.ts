/** What mails carry beside their text is taken out of their HTML: pixels, footers, buttons, layout. */
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { addressKind } from './editorial-address.ts';

/** How often each was taken out. */
export interface Removed {
  pixels: number;
  footers: number;
  shares: number;
  hidden: number;
}

const UNSEEN = new Set([
  'head',
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'object',
  'embed',
  'link',
  'meta',
  'form',
  'source',
  'input',
  'select',
  'textarea',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'td',
  'li',
  'tr',
  'table',
  'footer',
  'section',
  'center',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const FOOTER_WORDS =
  /unsubscribe|view (?:this (?:e-?mail|post) )?(?:in (?:your )?browser|online|on the web)|(?:update|manage|change) (?:your )?(?:(?:e-?mail )?preferences|subscription)|why did i get this|you(?:’|')?(?:re| are)? (?:receiving|received|getting) this (?:e-?mail|because)/i;
const PIXEL_ADDRESS =
  /\/(?:open|o|track|pixel|wf\/open)(?:\.(?:gif|png|aspx|php))?(?:[/?]|$)|open\.(?:convertkit|substack|kit)|eotrx\.|google-analytics|list-manage\.com\/track/i;
const MOST_FOOTER_CHARS = 600;

/** Rewrites the tree in place. */
export function cleanMailHtml(tree: Root): Removed {
  const removed: Removed = { pixels: 0, footers: 0, shares: 0, hidden: 0 };
  removeUnseen(tree, removed);
  removeOwnLinks(tree, removed);
  unwrapLayout(tree);
  return removed;
}

function removeUnseen(tree: Root, removed: Removed): void {
  visit(tree, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    const isGone =
      node.type === 'comment' ||
      node.type === 'doctype' ||
      (node.type === 'element' && isUnseen(node, removed));
    if (!isGone) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

function isUnseen(element: Element, removed: Removed): boolean {
  if (UNSEEN.has(element.tagName)) return true;
  const style = textOf(element.properties['style']).replace(/\s+/g, '').toLowerCase();
  const classes = textOf(element.properties['className']);
  if (element.tagName === 'img') {
    if (!isPixel(element, style)) return false;
    removed.pixels += 1;
    return true;
  }
  if (/subscription-widget|button-wrapper|subscribe-widget|post-ufi/.test(classes)) {
    removed.shares += 1;
    return true;
  }
  if (!/display:none|visibility:hidden|mso-hide:all/.test(style)) return false;
  if (toString(element).trim() !== '') removed.hidden += 1;
  return true;
}

function isPixel({ properties }: Element, style: string): boolean {
  const size = (name: string): number => Number.parseInt(textOf(properties[name]), 10);
  return (
    size('width') <= 2 ||
    size('height') <= 2 ||
    /(?:^|;)(?:width|height):[01]px/.test(style) ||
    PIXEL_ADDRESS.test(textOf(properties['src']))
  );
}

/** A link of the platform’s goes with the block it is in, where that says nothing of the author’s. */
function removeOwnLinks(tree: Root, removed: Removed): void {
  const gone = new Set<Nodes>();
  const walk = (node: Parents, block: Parents): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      if (child.tagName !== 'a') {
        walk(child, BLOCKS.has(child.tagName) ? child : block);
        continue;
      }
      const { kind } = addressKind(textOf(child.properties['href']));
      const isFooter =
        kind === 'platform' || (FOOTER_WORDS.test(toString(child)) && toString(child).length < 60);
      if (kind !== 'share' && !isFooter) {
        walk(child, block);
        continue;
      }
      const said = toString(block).trim();
      const rest = said.replace(toString(child), '').trim();
      const isOwn = isFooter
        ? said.length < MOST_FOOTER_CHARS && (rest.length < 40 || FOOTER_WORDS.test(said))
        : rest.length < 3 || linksOnly(block);
      gone.add(isOwn && block.type !== 'root' ? block : child);
      removed[isFooter ? 'footers' : 'shares'] += 1;
    }
  };
  walk(tree, tree);
  visit(tree, (node, index, parent) => {
    if (index === undefined || parent === undefined || !gone.has(node)) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Whether a block is nothing but links to share. */
function linksOnly(block: Parents): boolean {
  let isOnly = true;
  visit(block, 'element', (element) => {
    if (element.tagName !== 'a') return;
    if (addressKind(textOf(element.properties['href'])).kind !== 'share') isOnly = false;
  });
  return isOnly && toString(block).trim().length < 120;
}

/** Tables that only hold things in place become plain blocks, from the innermost on. */
function unwrapLayout(tree: Root): void {
  const walk = (node: Parents): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      walk(child);
      if (child.tagName === 'center' || child.tagName === 'font')
        child.tagName = child.tagName === 'font' ? 'span' : 'div';
      if (child.tagName !== 'table' || isData(child)) continue;
      child.children = cellsOf(child).map((cell) => ({ ...cell, tagName: 'div', properties: {} }));
      child.tagName = 'div';
      child.properties = {};
    }
  };
  walk(tree);
}

/** A table with headings, or of several columns of plain text. */
function isData(table: Element): boolean {
  const rows = rowsOf(table);
  let hasBlocks = false;
  visit(table, 'element', (element) => {
    if (element === table) return;
    if (/^(?:div|p|table|img|h[1-6]|ul|ol)$/.test(element.tagName)) hasBlocks = true;
  });
  const { role, cellPadding, width, border } = table.properties;
  if (role === 'presentation') return false;
  if (rows.some((row) => row.some(({ tagName }) => tagName === 'th')) && !hasBlocks) return true;
  const isMade = cellPadding !== undefined || width !== undefined || textOf(border) === '0';
  return !hasBlocks && !isMade && rows.length > 1 && rows.every((row) => row.length > 1);
}

function cellsOf(table: Element): Element[] {
  return rowsOf(table).flat();
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  const take = (children: readonly ElementContent[]): void => {
    for (const child of children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'tr')
        rows.push(child.children.filter((cell) => cell.type === 'element'));
      else if (child.tagName === 'caption') rows.push([child]);
      else take(child.children);
    }
  };
  take(table.children);
  return rows;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
