/** Headings: a line and a hue of its own for each department, size and space below that. */
import type { Element } from 'hast';
import { cell, layoutTable, paragraph, row, spacedBox } from './layout-table.ts';
import { type InkName, inked, lined, mixed, shape } from './look.ts';
import { type Child, plain, styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { headingType } from './type.ts';

export function heading(node: Element, page: MailPage): Element {
  const level = page.outline.levels.get(node) ?? 3;
  const children = page.setInline(node.children);
  if (page.inComment) return paragraph(shape({}), plain('strong', {}, children));
  if (level > 2) return plainHeading(level, {}, children);
  const department = page.outline.departments.get(node);
  return departmentHeading(page, department ?? 'ink', children);
}

/** `hue` colours a department's heading and the line above it. */
export function departmentHeading(
  page: MailPage,
  hue: Extract<InkName, 'ink' | 'writing' | 'building' | 'reading'>,
  ...children: readonly Child[]
): Element {
  const look = mixed(headingType(2), inked(page.palette, hue), shape({ margin: '0' }));
  const top = mixed(lined(page.palette, hue, 'border-top', 2), shape({ padding: '12px 0 0' }));
  return spacedBox(
    { above: GAP, below: GAP - 4 },
    layoutTable({}, row(cell(top, {}, styled('h2', look, {}, children)))),
  );
}

export function plainHeading(
  level: number,
  { above = level === 3 ? 12 : 0 }: { readonly above?: number },
  ...children: readonly Child[]
): Element {
  const look = mixed(headingType(level), shape({ margin: `${above}px 0 ${GAP / 2}px` }));
  return styled(`h${level}`, look, {}, children);
}
