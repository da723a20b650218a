/** The call to support: the pitch, what comes with it, and the mail's one button. */
import type { Element } from 'hast';
import { PUBLIC_TIER } from '../../audience/tier.ts';
import { linkAddress } from '../link-address.ts';
import { thanksLine } from '../wording.ts';
import { boxed, cell, paragraph, row } from './layout-table.ts';
import { grounded, inked, mixed, shape } from './look.ts';
import { plain, styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { quietType } from './type.ts';

/** Those who support already are thanked instead. */
export function support(page: MailPage): Element[] {
  const call = page.context.config.support;
  if (call === undefined) return [];
  const box = mixed(
    grounded(page.palette, 'surface'),
    shape({ padding: `${GAP}px ${GAP}px ${GAP}px` }),
  );
  if (page.issue.tier !== PUBLIC_TIER) {
    return [boxed(box, styled('p', shape({ margin: '0' }), {}, thanksLine(page.context)))];
  }
  return [
    boxed(
      box,
      paragraph(shape({}), call.pitch),
      benefits(call.benefits, page),
      button(call.url, call.call, page),
    ),
  ];
}

function benefits(lines: readonly string[], page: MailPage): Element | undefined {
  if (lines.length === 0) return undefined;
  const margin = page.start === 'left' ? `0 0 ${GAP}px 22px` : `0 22px ${GAP}px 0`;
  return styled(
    'ul',
    shape({ margin, padding: '0' }),
    {},
    ...lines.map((line) => styled('li', shape({ margin: '0 0 6px' }), {}, line)),
  );
}

function button(url: string, words: string, page: MailPage): Element {
  const ground = mixed(grounded(page.palette, 'accent'), shape({ padding: '10px 18px' }));
  const link = mixed(
    quietType(page.tokens, 16),
    inked(page.palette, 'paper'),
    shape({ 'text-decoration': 'none', display: 'block' }),
  );
  const href = linkAddress(url, page.context) ?? page.context.webAddress;
  return plain(
    'table',
    { role: 'presentation', border: 0, cellpadding: 0, cellspacing: 0 },
    row(cell(ground, {}, styled('a', link, { href }, words))),
  );
}
