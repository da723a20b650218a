/** One row of a patron list, ours or Patreon's: a grant of a tier, nobody, or a problem. */
import { Failure } from '../failure.ts';
import type { Address } from './address.ts';
import { readAddressCell } from './address-cell.ts';
import { findColumn, findEmailColumn, type Column } from './columns.ts';
import { readNameCells } from './name.ts';
import type { RowProblem } from './row-problem.ts';
import type { TableRow } from './table.ts';
import type { Tier } from './tier.ts';

export interface PatronColumns {
  readonly email: Column;
  readonly name: readonly Column[];
  readonly tier: Column;
  /** Only Patreon's exports have it, and there it decides. */
  readonly patronStatus: Column | undefined;
}

export type PatronRow =
  | {
      readonly kind: 'patron';
      readonly address: Address;
      readonly name: string | undefined;
      readonly tier: string;
    }
  | { readonly kind: 'not-active' }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** Throws a content failure when there is no column of addresses or none of tiers. */
export function patronColumns(header: readonly string[]): PatronColumns {
  const email = findEmailColumn(header);
  const tier = findColumn(header, ['tier', 'tiername']);
  if (tier === undefined) {
    throw new Failure(
      'content',
      'table-without-tier',
      'No column is named “tier”, so nobody’s level of support is known.',
      'Add a column “tier” with the id or the name of a tier of newsletter.config.ts in each row.',
    );
  }
  const name = findColumn(header, ['name', 'fullname']);
  return {
    email,
    name: name === undefined ? [] : [name],
    tier,
    patronStatus: findColumn(header, ['patronstatus']),
  };
}

export function readPatronRow(
  row: TableRow,
  columns: PatronColumns,
  tiers: readonly Tier[],
): PatronRow {
  const { patronStatus } = columns;
  if (patronStatus !== undefined && !isActive(row.cells[patronStatus.index] ?? '')) {
    return { kind: 'not-active' };
  }
  const address = readAddressCell(row, columns.email);
  if ('reason' in address) return { kind: 'problem', problem: address };
  const name = readNameCells(row, columns.name);
  if (typeof name === 'object') return { kind: 'problem', problem: name };
  const tier = readTier(row, columns.tier, tiers);
  if (typeof tier === 'object') return { kind: 'problem', problem: tier };
  return { kind: 'patron', address, name, tier };
}

/** Patreon's other words are “Declined patron”, “Former patron” and nothing, for free members. */
function isActive(cell: string): boolean {
  return cell.trim().toLowerCase() === 'active patron';
}

/** The id of the tier that a cell names by id or name, in any case. */
function readTier(row: TableRow, column: Column, tiers: readonly Tier[]): string | RowProblem {
  const wanted = comparable(row.cells[column.index] ?? '');
  const found =
    tiers.find((tier) => comparable(tier.id) === wanted) ??
    tiers.find((tier) => comparable(tier.name) === wanted);
  if (found !== undefined) return found.id;
  const known = tiers.map((tier) => `“${tier.id}” (${tier.name})`).join(', ');
  return {
    id: wanted === '' ? 'row-tier-missing' : 'row-tier-unknown',
    line: row.line,
    column: column.name,
    reason:
      wanted === ''
        ? 'The row names no tier.'
        : 'The row names a tier that the config does not have.',
    remedy: `Write one of ${known}, or add the tier to newsletter.config.ts.`,
  };
}

function comparable(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
