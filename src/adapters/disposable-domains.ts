/** Domains of addresses that are made to be thrown away, from a list that others keep. */

/** The list of 55,000 domains is loaded when it is first asked for. A subdomain counts as its domain. */
export async function isDisposable(addressKey: string): Promise<boolean> {
  const { default: mailchecker } = await import('mailchecker');
  const known = mailchecker.blacklist();
  const labels = addressKey.slice(addressKey.lastIndexOf('@') + 1).split('.');
  return labels.some((_, depth) => known.has(labels.slice(depth).join('.')));
}
