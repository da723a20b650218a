/** What the names of files in `issues/` mean. */
import type { Tier } from '../audience/tier.ts';
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import { didYouMean } from '../did-you-mean.ts';

const ISSUE = /^issues\/(\d{4}-(?:0[1-9]|1[0-2]))\.md$/;
const EXTRAS = /^issues\/(\d{4}-(?:0[1-9]|1[0-2]))\.([^/]+)\.md$/;
const BESIDE = /^issues\/\d{4}-(?:0[1-9]|1[0-2])\//;

export type NamedFile =
  | { readonly kind: 'issue'; readonly issueId: string }
  | { readonly kind: 'extras'; readonly issueId: string; readonly tier: string }
  | { readonly kind: 'asset' }
  | { readonly kind: 'problem'; readonly id: DiagnosticId; readonly reason: string };

/** The id of an issue's file, or undefined for any other name. */
export function issueName(path: string): string | undefined {
  return ISSUE.exec(path)?.[1];
}

/** Reads a path below `issues/`; a name without a meaning is a problem, never passed over. */
export function nameOfIssueFile(path: string, tiers: readonly Tier[]): NamedFile {
  const issueId = issueName(path);
  if (issueId !== undefined) return { kind: 'issue', issueId };
  const extras = EXTRAS.exec(path);
  if (extras !== null) return extrasName(extras[1] ?? '', extras[2] ?? '', tiers);
  if (BESIDE.test(path)) return { kind: 'asset' };
  return /^issues\/[^/]*\.md$/.test(path)
    ? { kind: 'problem', id: 'issue/bad-name', reason: 'The name is not that of a month.' }
    : { kind: 'problem', id: 'file/misplaced', reason: 'The file is no issue and beside none.' };
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
