/** What the names of files in `issues/`, and in the folder of extras, mean. */
import type { Tier } from '../audience/tier.ts';
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import { didYouMean } from '../did-you-mean.ts';

/** A month, or a day of it where a month has several: `2023-10-12`. */
const MONTH = String.raw`\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?`;
/** There may be issues for patrons beside it: `2023-10-bonus`. */
const ID = String.raw`${MONTH}(?:-[a-z][a-z0-9-]{0,40})?`;
const ISSUE = new RegExp(String.raw`^(${ID})\.md(?:\.age)?$`);
const EXTRAS = new RegExp(String.raw`^(${MONTH})\.([^/]+)\.md(?:\.age)?$`);
const BESIDE = new RegExp(String.raw`^${ID}/`);
const BESIDE_EXTRAS = new RegExp(String.raw`^(${MONTH})\.([^/]+)/`);

export type NamedFile =
  | { readonly kind: 'issue'; readonly issueId: string }
  | { readonly kind: 'extras'; readonly issueId: string; readonly tier: string }
  | { readonly kind: 'asset' }
  | { readonly kind: 'problem'; readonly id: DiagnosticId; readonly reason: string };

/** The id of an issue's file, or undefined for any other name. */
export function issueName(path: string): string | undefined {
  return ISSUE.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
}

/** Whether it is the plain name of a month or a day, which every reader may read. */
export function isMonth(issueId: string): boolean {
  return new RegExp(`^${MONTH}$`).test(issueId);
}

/** Reads a path below `issues/`; a name without a meaning is a problem, never passed over. */
export function nameOfIssueFile(path: string, tiers: readonly Tier[]): NamedFile {
  const name = path.replace(/^issues\//, '');
  const known = knownName(name, tiers);
  if (known !== undefined) return known;
  if (EXTRAS.test(name.slice(name.lastIndexOf('/') + 1))) {
    return {
      kind: 'problem',
      id: 'file/misplaced',
      reason: 'It is named like a file of extras, and lies in a folder whose files are public.',
    };
  }
  if (BESIDE.test(name)) return { kind: 'asset' };
  return /^[^/]*\.md$/.test(name)
    ? { kind: 'problem', id: 'issue/bad-name', reason: 'The name is not that of a month.' }
    : { kind: 'problem', id: 'file/misplaced', reason: 'The file is no issue and beside none.' };
}

/**
 * Reads a name in a folder of extras that is not `issues/`; undefined for what is of no concern
 * there, such as a README.
 */
export function nameOfExtrasFile(name: string, tiers: readonly Tier[]): NamedFile | undefined {
  return knownName(name, tiers);
}

function knownName(name: string, tiers: readonly Tier[]): NamedFile | undefined {
  const issueId = ISSUE.exec(name)?.[1];
  if (issueId !== undefined) return { kind: 'issue', issueId };
  const [, of = '', tier] = EXTRAS.exec(name) ?? BESIDE_EXTRAS.exec(name) ?? [];
  if (tier === undefined) return undefined;
  const named = extrasName(of, tier, tiers);
  return named.kind === 'extras' && name.includes('/') ? { kind: 'asset' } : named;
}

function extrasName(issueId: string, tier: string, tiers: readonly Tier[]): NamedFile {
  const ids = tiers.map((known) => known.id);
  if (ids.includes(tier)) return { kind: 'extras', issueId, tier };
  const near = didYouMean(tier, ids);
  return {
    kind: 'problem',
    id: 'file/unknown-tier',
    reason: `The config has no tier ${tier}${near === undefined ? '' : ` (did you mean ${near}?)`}.`,
  };
}
