/** Addresses as a mail can use them: whole, and never too long for a line. */

import { TAG_START } from '../delivery/personal-parts.ts';

/** RFC 5322, 2.1.1 ends lines at 998 bytes; this leaves room for the markup around an address. */
const MOST_BYTES = 900;

const SCHEME = /^[^/?#]*:/;
const KNOWN_SCHEME = /^(?:https?|mailto):/i;

/**
 * An author's address seen from the page. What a line cannot hold leads to the page itself,
 * where the link still works; what is no address of the web or of mail is undefined.
 */
export function wholeAddress(written: string, page: string): string | undefined {
  // What looks like another scheme leads nowhere in the HTML either.
  if (SCHEME.test(written) && !KNOWN_SCHEME.test(written)) return undefined;
  const url = URL.parse(written, page);
  if (url === null || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return undefined;
  // An address that needs no mending goes out as its author wrote it.
  const whole = /^(?:https?:\/\/|mailto:)[!-~]+$/.test(written) ? written : url.href;
  // A recipient's own values go to no address but the one to leave by.
  if (whole.includes(TAG_START)) return page;
  return fitsOneLine(whole) ? whole : page;
}

/** Whether a line holds the address, escaped as an attribute of HTML. */
export function fitsOneLine(address: string): boolean {
  return address.length + 4 * (address.match(/[&"<>]/g)?.length ?? 0) <= MOST_BYTES;
}
