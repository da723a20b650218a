/** An address for a page that somebody may look at over one's shoulder. */

/** `a…@example.com`: the first character, and all of the domain. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address.slice(0, Math.max(at, 0));
  return `${first}…${at < 0 ? '' : address.slice(at)}`;
}
