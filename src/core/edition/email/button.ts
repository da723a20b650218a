/** A button: the colour is the cell's, so that classic Outlook shows it whole. */
import type { Element } from 'hast';
import { linkAddress } from '../link-address.ts';
import { cell, row } from './layout-table.ts';
import { grounded, inked, mixed, shape } from './look.ts';
import { plain, styled } from './mail-element.ts';
import { type MailPage, rounded } from './mail-page.ts';
import { quietType } from './type.ts';

export function button(words: string, address: string, page: MailPage): Element {
  const href = linkAddress(address, page.context) ?? page.context.webAddress;
  return buttonTo(words, href, page);
}

/** `href` stands as it is. */
export function buttonTo(
  words: string,
  href: string,
  { palette, tokens }: Pick<MailPage, 'palette' | 'tokens'>,
): Element {
  const ground = mixed(
    grounded(palette, 'accent'),
    shape({ padding: '10px 18px' }),
    rounded(tokens),
  );
  const link = mixed(
    quietType(tokens, 16),
    inked(palette, 'paper'),
    shape({ 'text-decoration': 'none', display: 'block' }),
  );
  return plain(
    'table',
    { role: 'presentation', border: 0, cellpadding: 0, cellspacing: 0 },
    row(cell(ground, {}, styled('a', link, { href }, words))),
  );
}
