/** Notes at the end, each with the number that its mark in the text has; nothing to jump to. */
import type { Element, ElementContent } from 'hast';
import { wordsOf } from '../wording.ts';
import { departmentHeading } from './heading.ts';
import { cell, layoutTable, row } from './layout-table.ts';
import { inked, mixed, shape } from './look.ts';
import { GAP, type MailPage } from './mail-page.ts';

export function footnotes(node: Element, page: MailPage): ElementContent[] {
  const table = noteTable(node, page);
  return page.inComment
    ? [table]
    : [departmentHeading(page, 'ink', wordsOf(page.context).notes), table];
}

function noteTable(node: Element, page: MailPage): Element {
  const list = node.children.find((child) => child.type === 'element' && child.tagName === 'ol');
  const items = list?.type === 'element' ? list.children : [];
  const notes = items.filter((item) => item.type === 'element');
  return layoutTable(
    {},
    row(
      cell(
        shape({ padding: `0 0 ${GAP / 2}px` }),
        {},
        layoutTable(
          {},
          ...notes.map((note, index) =>
            note.type === 'element' ? noteRow(note, index + 1, page) : undefined,
          ),
        ),
      ),
    ),
  );
}

function noteRow(note: Element, number: number, page: MailPage): Element {
  const text = shape({ 'font-size': '15px', 'line-height': '1.5' });
  return row(
    cell(mixed(text, inked(page.palette, 'quiet')), { width: 36, valign: 'top' }, `[${number}]`),
    cell(text, { valign: 'top' }, page.setBlocks(note.children)),
  );
}
