/** Whether an IP address is one of the public web, and none of a machine's own surroundings. */
import ipaddr from 'ipaddr.js';

/** Public by its number, but answered by the cloud that the asking machine is in. */
const METADATA = new Set(['168.63.129.16']);

/** Of IPv6 nothing else has been handed out (RFC 4291, IANA's global unicast space). */
const GLOBAL_UNICAST = ipaddr.parse('2000::');

/**
 * False for what is private or reserved, for what leads to IPv4 in disguise (mapped, NAT64, 6to4,
 * Teredo), and for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast' || METADATA.has(ip.toString())) return false;
  return ip.kind() === 'ipv4' || ip.match(GLOBAL_UNICAST, 3);
}
