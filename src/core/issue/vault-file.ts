/** Which files in a folder of extras are for patrons alone, and are encrypted together. */
import type { Tier } from '../audience/tier.ts';
import { withoutAge } from './file-kind.ts';

const MONTH = String.raw`\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?`;
const WORD = '-[a-z][a-z0-9-]{0,40}';
const ISSUE = new RegExp(String.raw`^(${MONTH}(?:${WORD})?)\.md$`);
const BESIDE_LETTER = new RegExp(String.raw`^(${MONTH})/[^/.][^/]*$`);
const BESIDE_PATRON_ISSUE = new RegExp(String.raw`^${MONTH}${WORD}/[^/.][^/]*$`);
const EXTRAS = new RegExp(String.raw`^${MONTH}\.([^/.]+)(?:\.md|/[^/.][^/]*)$`);

/** The file whose head says whom a plain file is for; undefined where its own name does. */
export function decidingIssue(name: string): string | undefined {
  const id = ISSUE.exec(name)?.[1] ?? BESIDE_LETTER.exec(name)?.[1];
  return id === undefined ? undefined : `${id}.md`;
}

/**
 * Those of extras, of patrons' issues, and of what lies beside them; `isPatronIssue` is what the
 * deciding issue says. What is encrypted already is for patrons.
 */
export function isVaultFile(name: string, tiers: readonly Tier[], isPatronIssue: boolean): boolean {
  const plain = withoutAge(name);
  const tier = EXTRAS.exec(plain)?.[1];
  if (tier !== undefined) return tiers.some(({ id }) => id === tier);
  if (BESIDE_PATRON_ISSUE.test(plain)) return true;
  return decidingIssue(plain) !== undefined && (name !== plain || isPatronIssue);
}
