/** Alerts: a coloured line at the side and a word that says what kind it is. */
import type { Element } from 'hast';
import type { AlertName } from '../../markdown/alerts.ts';
import { wordsOf } from '../wording.ts';
import { boxed, withoutLastGap } from './layout-table.ts';
import { inked, lined, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { atSide, type MailPage } from './mail-page.ts';
import { labelType } from './type.ts';

export function alert(name: AlertName, node: Element, page: MailPage): Element {
  const box = mixed(
    lined(page.palette, name, `border-${page.start}`, 3),
    shape({ padding: atSide(page, 18) }),
  );
  const label = mixed(labelType(page), inked(page.palette, name), shape({ margin: '0 0 6px' }));
  return boxed(
    box,
    styled('p', label, {}, wordsOf(page.context).alerts[name]),
    ...withoutLastGap(page.setBlocks(node.children)),
  );
}
