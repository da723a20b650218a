/** Which web addresses may be asked, as far as that can be told before a name is looked up. */
import ipaddr from 'ipaddr.js';

const MOST_CHARS = 4096;

/** Names that mean this machine or its own network, whatever a DNS says (RFC 6761, 6762, 8375). */
const INNER =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

export type AskedAddress =
  | { readonly url: URL }
  /** Why nobody asks it, for people. */
  | { readonly refused: string };

/**
 * The WHATWG parser turns every other spelling of a host (decimal, octal, hex, full-width digits,
 * ideographic dots) into the one that is judged.
 */
export function askedAddress(address: string, base?: URL): AskedAddress {
  const url = URL.parse(address, base);
  if (url === null || url.href.length > MOST_CHARS) return { refused: 'it is no web address' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { refused: 'only https: and http: addresses are asked' };
  }
  if (url.username !== '' || url.password !== '') {
    return { refused: 'an address with a user name or password is not asked' };
  }
  const host = hostOf(url);
  if (!ipaddr.isValid(host) && (!host.includes('.') || INNER.test(host))) {
    return { refused: `${host} is a name of an inner network` };
  }
  return { url };
}

/** Without the brackets of IPv6, and the dot that may end a name. */
export function hostOf({ hostname }: Pick<URL, 'hostname'>): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** The one that is connected to, said or not. */
export function portOf({ port, protocol }: Pick<URL, 'port' | 'protocol'>): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
