/** Quotations, in a table: a margin and a line at the side are lost otherwise. */
import type { Element } from 'hast';
import { boxed, withoutLastGap } from './layout-table.ts';
import { lined, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { directions } from './inline.ts';
import { atSide, type MailPage } from './mail-page.ts';

export function quote(node: Element, page: MailPage): Element {
  const look = mixed(
    lined(page.palette, 'rule', `border-${page.start}`, 3),
    shape({ padding: atSide(page, 18) }),
  );
  return boxed(
    look,
    styled(
      'blockquote',
      shape({ margin: '0', 'font-style': 'italic' }),
      directions(node),
      ...withoutLastGap(page.setBlocks(node.children)),
    ),
  );
}
