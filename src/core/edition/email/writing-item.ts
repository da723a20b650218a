/** An entry of the writing department: its kind, its title, one line. */
import type { Element } from 'hast';
import type { WritingItem } from '../../issue/schema.ts';
import { entryTitle, summary } from './entry.ts';
import { textsOf } from '../../texts/texts.ts';
import { cell, row } from './layout-table.ts';
import { mailLink } from './link.ts';
import { inked, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { labelType } from './type.ts';

export function writingItem(item: WritingItem, page: MailPage): Element {
  const { kinds } = textsOf(page.context.config.language).citation;
  const label = mixed(
    labelType(page),
    inked(page.palette, 'writing'),
    shape({ margin: '0 0 2px' }),
  );
  return row(
    cell(
      shape({ padding: `0 0 ${GAP}px` }),
      {},
      styled('p', label, {}, kinds[item.kind]),
      entryTitle(mailLink(page, item.url, { underline: 'writing' }, item.title)),
      summary(item.summary),
    ),
  );
}
