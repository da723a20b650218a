/** The network that an internet address is in, roughly that of one household or office. */

/**
 * The first 24 bits of an IPv4 address, the first 48 of an IPv6 address or network that is written
 * without `::` in that part, as connection-address.ts writes them. All else is a network of its own.
 */
export function networkOf(address: string): string {
  const [host = ''] = address.split('/');
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(host)?.[1];
  if (v4 !== undefined) return `${v4}.0/24`;
  const groups = host.split(':');
  return groups.length > 3 ? `${groups.slice(0, 3).join(':')}::/48` : address;
}
