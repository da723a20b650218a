/** Links: ink with an underline in the accent, and whole addresses only. */
import type { Element } from 'hast';
import { isUnlockLink, linkAddress } from '../link-address.ts';
import { wholeAddress } from '../whole-address.ts';
import { type InkName, inked, type LineName, type Look, mixed, shape } from './look.ts';
import { type Attributes, type Child, styled } from './mail-element.ts';
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
  return anchor(page, linkAddress(address, page.context), inks, children);
}

/** A link to a file beside the page, whose address stays as it is. */
export function fileLink(page: MailPage, address: string, words: string): Element {
  return anchor(page, wholeAddress(address, page.context.webAddress), {}, words);
}

function anchor(page: MailPage, href: string | undefined, inks: LinkInks, content: Child): Element {
  if (href === undefined) return styled('span', shape({}), {}, content);
  return styled('a', linkLook(page, inks), { href, ...untracked(href, page) }, content);
}

/**
 * Keeps the address of an unlock link from being led through a provider's own, which would learn
 * the key: `clicktracking` is SendGrid's word for it, `data-pm-no-track` Postmark's.
 */
function untracked(href: string, page: MailPage): Attributes {
  return isUnlockLink(href, page.context) ? { clicktracking: 'off', 'data-pm-no-track': '' } : {};
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
