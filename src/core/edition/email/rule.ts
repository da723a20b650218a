/** The divider: a hairline with air above and below. */
import type { Element } from 'hast';
import { cell, layoutTable, row } from './layout-table.ts';
import { lined, mixed, shape } from './look.ts';
import { GAP, type MailPage } from './mail-page.ts';

export function rule(page: MailPage): Element {
  return layoutTable(
    { 'aria-hidden': 'true' },
    row(cell(shape({ padding: `${GAP / 2}px 0 ${GAP + GAP / 2}px` }), {}, hairline(page))),
  );
}

export function hairline({ palette }: Pick<MailPage, 'palette'>): Element {
  const look = mixed(
    lined(palette, 'rule', 'border-top'),
    shape({ 'font-size': '1px', 'line-height': '1px' }),
  );
  return layoutTable({}, row(cell(look, { height: 1 }, ' ')));
}
