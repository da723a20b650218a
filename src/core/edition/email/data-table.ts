/** Tables of data: headed columns, hairlines between rows, alignment as the author gave it. */
import type { Element, ElementContent } from 'hast';
import { type BreakWords, wordBreaker } from './break-words.ts';
import { spacedBox } from './layout-table.ts';
import { lined, mixed, shape } from './look.ts';
import { plain, styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';

export function dataTable(node: Element, page: MailPage): Element {
  const rows = elements(node.children).flatMap((child) =>
    child.tagName === 'tr' ? [child] : elements(child.children).filter(isRow),
  );
  const [first, ...others] = rows;
  const isHeaded =
    first !== undefined && elements(first.children).some((each) => each.tagName === 'th');
  const body = isHeaded ? others : rows;
  const setCell = cellSetter(rows, page);
  const look = {
    ...shape({ 'font-size': '15px', 'line-height': '1.45', 'word-break': 'normal' }),
    classes: ['table'],
  };
  const table = styled(
    'table',
    look,
    { width: '100%', border: 0, cellpadding: 0, cellspacing: 0 },
    isHeaded ? plain('thead', {}, headRow(first, setCell, page)) : undefined,
    plain('tbody', {}, ...body.map((each) => bodyRow(each, setCell, page))),
  );
  return spacedBox({ below: GAP }, table);
}

/** Sets a cell's content, its words broken as the whole table needs it. */
function cellSetter(rows: readonly Element[], page: MailPage): BreakWords {
  const breakWords = wordBreaker(rows.map((row) => elements(row.children)));
  return (nodes) => breakWords(page.setInline(nodes));
}

function headRow(node: Element, setCell: BreakWords, page: MailPage): Element {
  return tableRow(node, (each, last) => {
    const look = mixed(
      shape({ padding: padding(page, last), 'font-weight': 'bold' }),
      lined(page.palette, 'ink', 'border-bottom'),
    );
    const placed = { align: alignment(each, page), valign: 'bottom' };
    const content = setCell(each.children);
    // A corner without words heads nothing.
    return content.length === 0
      ? styled('td', look, placed)
      : styled('th', look, { scope: 'col', ...placed }, content);
  });
}

function bodyRow(node: Element, setCell: BreakWords, page: MailPage): Element {
  return tableRow(node, (each, last) => {
    const look = mixed(
      shape({ padding: padding(page, last) }),
      lined(page.palette, 'rule', 'border-bottom'),
    );
    const placed = { align: alignment(each, page), valign: 'top' };
    return styled('td', look, placed, setCell(each.children));
  });
}

function tableRow(node: Element, set: (each: Element, last: boolean) => Element): Element {
  const cells = elements(node.children);
  return plain('tr', {}, ...cells.map((each, index) => set(each, index === cells.length - 1)));
}

function padding(page: MailPage, last: boolean): string {
  const [right, left] = page.end === 'right' ? [last ? 0 : 10, 0] : [0, last ? 0 : 10];
  return `6px ${right}px 6px ${left}px`;
}

function alignment(node: Element, page: MailPage): string {
  const { align } = node.properties;
  return align === 'left' || align === 'right' || align === 'center' ? align : page.start;
}

function elements(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === 'element');
}

function isRow(node: Element): boolean {
  return node.tagName === 'tr';
}
