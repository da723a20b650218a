/** The cell of a table that holds an address, and the words for what is wrong with it. */
import { parseAddress, type Address, type AddressProblem } from './address.ts';
import type { Column } from './columns.ts';
import type { RowProblem } from './row-problem.ts';
import type { TableRow } from './table.ts';

type Words = Pick<RowProblem, 'id' | 'reason' | 'remedy'>;

const REMEDY = 'Correct the address, or delete the row.';

const words: Readonly<Record<AddressProblem, Words>> = {
  empty: {
    id: 'row-address-missing',
    reason: 'The row has no address.',
    remedy: 'Fill in the address, or delete the row.',
  },
  'too-long': {
    id: 'row-address-too-long',
    reason: 'The address is longer than mail allows (64 bytes before the @, 254 in all).',
    remedy: REMEDY,
  },
  invisible: {
    id: 'row-address-invisible',
    reason: 'The address holds a space or a character that cannot be seen.',
    remedy: 'Type the address anew, or delete the row.',
  },
  malformed: {
    id: 'row-address-malformed',
    reason: 'The address is not of the form name@domain.',
    remedy: REMEDY,
  },
  domain: {
    id: 'row-address-domain',
    reason: 'What follows the @ is not a domain.',
    remedy: REMEDY,
  },
};

export function readAddressCell(row: TableRow, column: Column): Address | RowProblem {
  const read = parseAddress(row.cells[column.index] ?? '');
  return typeof read === 'string' ? { line: row.line, column: column.name, ...words[read] } : read;
}
