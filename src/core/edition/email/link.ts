/** Links: ink with an underline in the accent, and whole addresses only. */
import type { Element } from 'hast';
import { wholeAddress } from '../whole-address.ts';
import { type InkName, inked, type LineName, type Look, mixed, shape } from './look.ts';
import { type Child, styled } from './mail-element.ts';
import type { MailPage } from './mail-page.ts';

export interface LinkInks {
  readonly ink?: InkName;
  readonly underline?: LineName;
}

/** What has no usable address stays as it is, without a link. */
export function mailLink(
  page: MailPage,
  address: string,
  inks: LinkInks,
  ...children: readonly Child[]
): Element {
  const href = wholeAddress(address, page.context.webAddress);
  if (href === undefined) return styled('span', shape({}), {}, children);
  return styled('a', linkLook(page, inks), { href }, children);
}

export function linkLook(page: MailPage, { ink = 'ink', underline = 'accent' }: LinkInks): Look {
  return mixed(inked(page.palette, ink), {
    style: {
      'text-decoration': 'underline',
      'text-decoration-color': page.palette[underline],
    },
    classes: [`u-${underline}`],
  });
}
