/** Which files in a folder of extras are for patrons alone, and are encrypted together. */
import type { Tier } from '../audience/tier.ts';
import { withoutAge } from './file-kind.ts';

const MONTH = String.raw`\d{4}-(?:0[1-9]|1[0-2])`;
const ISSUE = new RegExp(String.raw`^${MONTH}(-[a-z][a-z0-9-]{0,40})?\.md$`);
const BESIDE_ISSUE = new RegExp(String.raw`^${MONTH}-[a-z][a-z0-9-]{0,40}/[^/.][^/]*$`);
const EXTRAS = new RegExp(String.raw`^${MONTH}\.([^/.]+)(?:\.md|/[^/.][^/]*)$`);

/**
 * Those of extras and of patrons' issues; `head` is the text of what may be such an issue, for the
 * public ones in the same folder stay as they are. What is encrypted already is for patrons.
 */
export function isVaultFile(name: string, tiers: readonly Tier[], head: string): boolean {
  const plain = withoutAge(name);
  const tier = EXTRAS.exec(plain)?.[1];
  if (tier !== undefined) return tiers.some(({ id }) => id === tier);
  if (BESIDE_ISSUE.test(plain)) return true;
  if (!ISSUE.test(plain)) return false;
  return name !== plain || /^audience:/m.test(head.split(/\n---[ \t]*\n/, 1)[0] ?? '');
}
