/** An entry of the building department, as in a changelog: name, version, what is new. */
import type { Element } from 'hast';
import type { BuildingItem } from '../../issue/schema.ts';
import { entryTitle, summary } from './entry.ts';
import { cell, row } from './layout-table.ts';
import { mailLink } from './link.ts';
import { inked, mixed, shape } from './look.ts';
import { plain, styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { codeType } from './type.ts';

export function buildingItem(item: BuildingItem, page: MailPage): Element {
  const name =
    item.url === undefined
      ? plain('strong', {}, item.title)
      : mailLink(page, item.url, { underline: 'building' }, item.title);
  return row(
    cell(
      shape({ padding: `0 0 ${GAP}px` }),
      {},
      entryTitle(name, ...version(item.version, page)),
      summary(item.summary),
    ),
  );
}

function version(text: string | undefined, page: MailPage): (Element | string)[] {
  if (text === undefined) return [];
  const look = mixed(codeType(page.tokens, '14px'), inked(page.palette, 'building'));
  return [' ', styled('span', look, {}, text)];
}
