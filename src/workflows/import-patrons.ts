/** Importing patrons: the file becomes the whole of what its source grants. */
import { patronColumns, readPatronRow } from '../core/audience/patron-row.ts';
import type { RowProblem } from '../core/audience/row-problem.ts';
import type { Table } from '../core/audience/table.ts';
import { tierLadder, type Tier } from '../core/audience/tier.ts';
import { Failure } from '../core/failure.ts';
import type { PatronGrant } from '../core/audience/patron-grant.ts';
import type { PatronStore, TableFiles } from '../ports.ts';

export interface ImportPatronsPorts {
  readonly tables: TableFiles;
  readonly patrons: PatronStore;
}

export interface ImportPatronsReport {
  /** False when a problem stopped the import; then the grants are as they were. */
  readonly imported: boolean;
  /** `patreon-csv`, or `csv:` and the label. */
  readonly source: string;
  /** Grants that this source has now. */
  readonly granted: number;
  /** Grants that it had and has no more. */
  readonly revoked: number;
  /** Patrons who get nothing yet, because they are no subscribers. */
  readonly withoutSubscription: number;
  /** Declined, former and free members in Patreon's file. */
  readonly notActive: number;
  readonly invalid: number;
  /** Further rows of a patron; the highest tier counts. */
  readonly duplicates: number;
  readonly problems: readonly RowProblem[];
}

/**
 * With `skipInvalid`, a patron whose row is broken loses what this source granted before. Throws a
 * content failure for a file without columns of addresses and tiers.
 */
export async function importPatrons(
  ports: ImportPatronsPorts,
  request: {
    readonly path: string;
    /** Tells one list of ours from another; Patreon's file needs none. */
    readonly label: string;
    readonly tiers: readonly Tier[];
    readonly skipInvalid: boolean;
  },
): Promise<ImportPatronsReport> {
  if (request.tiers.length === 0) {
    throw new Failure(
      'configuration',
      'no-tiers',
      'The config has no tiers, so there is nothing to grant.',
      'Add `tiers` to newsletter.config.ts.',
    );
  }
  const table = await ports.tables.open(request.path);
  const list = await readPatrons(table, request.tiers);
  const source = list.fromPatreon ? 'patreon-csv' : `csv:${request.label}`;
  const imported = request.skipInvalid || list.problems.length === 0;
  const outcome = imported
    ? await ports.patrons.replaceGrants(source, list.grants)
    : { granted: 0, revoked: 0, withoutSubscription: 0 };
  return {
    imported,
    source,
    granted: outcome.granted,
    revoked: outcome.revoked,
    withoutSubscription: outcome.withoutSubscription,
    notActive: list.notActive,
    invalid: list.problems.length,
    duplicates: list.duplicates,
    problems: list.problems,
  };
}

interface PatronList {
  readonly fromPatreon: boolean;
  readonly grants: readonly PatronGrant[];
  readonly notActive: number;
  readonly duplicates: number;
  readonly problems: readonly RowProblem[];
}

async function readPatrons(table: Table, tiers: readonly Tier[]): Promise<PatronList> {
  const columns = patronColumns(table.header);
  const ladder = tierLadder(tiers);
  const grants = new Map<string, PatronGrant>();
  const problems: RowProblem[] = [];
  let notActive = 0;
  let duplicates = 0;
  for await (const row of table.rows) {
    const read =
      'cells' in row
        ? readPatronRow(row, columns, tiers)
        : { kind: 'problem' as const, problem: row };
    if (read.kind === 'problem') {
      problems.push(read.problem);
    } else if (read.kind === 'not-active') {
      notActive += 1;
    } else {
      const { address, name, tier } = read;
      const earlier = grants.get(address.key);
      if (earlier !== undefined) duplicates += 1;
      if (earlier === undefined || ladder.indexOf(tier) > ladder.indexOf(earlier.tier)) {
        grants.set(address.key, { address, name, tier });
      }
    }
  }
  return {
    fromPatreon: columns.patronStatus !== undefined,
    grants: [...grants.values()],
    notActive,
    duplicates,
    problems,
  };
}
