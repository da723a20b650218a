/** Importing patrons: the list becomes the whole of what its source grants. */
import type { RowProblem } from '../core/audience/row-problem.ts';
import type { Table } from '../core/audience/table.ts';
import type { MemberGrant, PatronTier } from '../core/patrons/grant-of.ts';
import { MemberFold } from '../core/patrons/member-fold.ts';
import { findPatronList, type PatronList } from '../core/patrons/lists/patron-list.ts';
import type { Clock } from '../ports/clock.ts';
import type { TableFiles } from '../ports/exports.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { replaceGrants, type RevokeConsent } from './replace-grants.ts';
import { requireTier, requireTiers } from './require-tiers.ts';

export interface ImportPatronsPorts {
  readonly tables: TableFiles;
  readonly patrons: Pick<PatronStore, 'compareGrants' | 'replaceGrants'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface ImportPatronsRequest {
  readonly path: string;
  /** Tells one list of ours from another; those of other systems need none. */
  readonly label: string;
  readonly tiers: readonly PatronTier[];
  /** Of rows that name none; of a config with a single tier that one, unless given. */
  readonly tier?: string | undefined;
  readonly graceDays: number;
  readonly skipInvalid: boolean;
  readonly consent: RevokeConsent;
}

export interface ImportPatronsReport {
  /** False when a problem stopped the import; then the grants are as they were. */
  readonly imported: boolean;
  /** Such as `patreon-csv`, or `csv:` and the label. */
  readonly source: string;
  /** As people call the file. */
  readonly title: string;
  /** Members whom this source grants something now. */
  readonly granted: number;
  /** Those whom it granted something before, and does not now. */
  readonly revoked: number;
  /** Patrons who get nothing yet, because they are no subscribers. */
  readonly withoutSubscription: number;
  /** Rows of those who support no more, or never have. */
  readonly notActive: number;
  readonly invalid: number;
  /** Further rows of a patron: the last payment counts, or the highest tier. */
  readonly duplicates: number;
  readonly problems: readonly RowProblem[];
}

/**
 * With `skipInvalid`, a patron whose row is broken loses what this source granted before. Throws a
 * `Failure`: a content failure for a file that lacks a column, `no-tiers`, `no-such-tier`,
 * `revocation-not-confirmed`, `patrons-overtaken`.
 */
export async function importPatrons(
  ports: ImportPatronsPorts,
  request: ImportPatronsRequest,
): Promise<ImportPatronsReport> {
  const { tiers, graceDays } = request;
  requireTiers(tiers);
  const single = tiers.length === 1 ? tiers[0]?.id : undefined;
  const otherwise = request.tier === undefined ? single : requireTier(tiers, request.tier);
  const table = await ports.tables.open(request.path);
  const now = ports.clock.now();
  const list = findPatronList(table.header);
  const fold = new MemberFold({ tiers, graceDays, otherwise, now });
  const read = await readRows(table, list, fold, request, otherwise !== undefined);
  const source = list.source ?? `csv:${request.label}`;
  const told = {
    source,
    title: list.title,
    notActive: read.notActive,
    invalid: read.problems.length,
    duplicates: read.duplicates,
    problems: read.problems,
  };
  if (!request.skipInvalid && read.problems.length > 0) {
    return { imported: false, ...told, granted: 0, revoked: 0, withoutSubscription: 0 };
  }
  const statement = { source, grants: fold.grants(), toldAt: now };
  const outcome = await replaceGrants(ports.patrons, statement, request.consent);
  return {
    imported: true,
    ...told,
    granted: outcome.came + outcome.changed + outcome.unchanged,
    revoked: outcome.went,
    withoutSubscription: outcome.withoutSubscription,
  };
}

async function readRows(
  table: Table,
  list: PatronList,
  fold: MemberFold,
  { tiers, graceDays }: ImportPatronsRequest,
  hasOtherwise: boolean,
): Promise<Pick<ImportPatronsReport, 'notActive' | 'duplicates' | 'problems'>> {
  const readRow = list.reader(table.header, { graceDays, hasOtherwise });
  const problems: RowProblem[] = [];
  let notActive = 0;
  let duplicates = 0;
  for await (const row of table.rows) {
    const members = 'cells' in row ? readRow(row) : row;
    if ('reason' in members) {
      problems.push(members);
      continue;
    }
    if (members.some(({ id }) => fold.has(id))) duplicates += 1;
    const taken = members.map((member) => fold.take(member));
    const unknown = taken.find(({ unknownTier }) => unknownTier !== undefined);
    if (unknown !== undefined) problems.push(tierProblem(row.line, unknown, tiers));
    else if (taken.every(({ grant }) => grant.state === 'ended')) notActive += 1;
  }
  return { notActive, duplicates, problems };
}

function tierProblem(
  line: number,
  { unknownTier }: MemberGrant,
  tiers: readonly PatronTier[],
): RowProblem {
  const known = tiers.map((tier) => `“${tier.id}” (${tier.name})`).join(', ');
  if (unknownTier?.title === undefined) {
    return {
      id: 'row-tier-missing',
      line,
      reason: 'The row names no tier.',
      remedy: `Write one of ${known}, or name one for such rows with --tier.`,
    };
  }
  return {
    id: 'row-tier-unknown',
    line,
    reason: 'The row names a tier that the config does not have.',
    remedy: `Write one of ${known}, or add what the list calls it to the tier’s \`aliases\` in newsletter.config.ts.`,
  };
}
