/** Tables of data: headed columns, hairlines between rows, alignment as the author gave it. */
import type { Element, ElementContent } from 'hast';
import { spacedBox } from './layout-table.ts';
import { lined, mixed, shape } from './look.ts';
import { plain, styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';

const LONG_WORD = /\S{12}/;
/** After a sign, before a capital, and at last anywhere: no table may be wider than a telephone. */
const SEAM = /(?<=[a-z0-9][=./_:-])(?=\w)|(?<=[a-z])(?=[A-Z][a-z])|(?<=\w{14})(?=\w{14})/;

export function dataTable(node: Element, page: MailPage): Element {
  const rows = elements(node.children).flatMap((child) =>
    child.tagName === 'tr' ? [child] : elements(child.children).filter(isRow),
  );
  const [first, ...others] = rows;
  const isHeaded =
    first !== undefined && elements(first.children).some((each) => each.tagName === 'th');
  const body = isHeaded ? others : rows;
  const look = {
    ...shape({ 'font-size': '15px', 'line-height': '1.45', 'word-break': 'normal' }),
    classes: ['table'],
  };
  const table = styled(
    'table',
    look,
    { width: '100%', border: 0, cellpadding: 0, cellspacing: 0 },
    isHeaded ? plain('thead', {}, headRow(first, page)) : undefined,
    plain('tbody', {}, ...body.map((each) => bodyRow(each, page))),
  );
  return spacedBox({ below: GAP }, table);
}

function headRow(node: Element, page: MailPage): Element {
  return tableRow(node, (each, last) => {
    const look = mixed(
      shape({ padding: padding(page, last), 'font-weight': 'bold' }),
      lined(page.palette, 'ink', 'border-bottom'),
    );
    const placed = { align: alignment(each, page), valign: 'bottom' };
    const content = breakable(page.setInline(each.children));
    // A corner without words heads nothing.
    return content.length === 0
      ? styled('td', look, placed)
      : styled('th', look, { scope: 'col', ...placed }, content);
  });
}

function bodyRow(node: Element, page: MailPage): Element {
  return tableRow(node, (each, last) => {
    const look = mixed(
      shape({ padding: padding(page, last) }),
      lined(page.palette, 'rule', 'border-bottom'),
    );
    const placed = { align: alignment(each, page), valign: 'top' };
    return styled('td', look, placed, breakable(page.setInline(each.children)));
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

/** Words too long for a narrow column may be broken where their parts meet. */
function breakable(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'element') return [{ ...node, children: breakable(node.children) }];
    return node.type === 'text' && LONG_WORD.test(node.value) ? parts(node.value) : [node];
  });
}

function parts(text: string): ElementContent[] {
  return text.split(SEAM).flatMap((value, index) => {
    const part: ElementContent = { type: 'text', value };
    return index === 0 ? [part] : [plain('wbr', {}), part];
  });
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
