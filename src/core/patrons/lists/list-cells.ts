/** Cells of lists of patrons: amounts of money, times, and yes or no. */
import type { Column } from '../../audience/columns.ts';
import type { TableRow } from '../../audience/table.ts';

/** Trimmed; '' where the list has no such column. */
export function cellOf(row: TableRow, column: Column | undefined): string {
  return column === undefined ? '' : (row.cells[column.index] ?? '').trim();
}

/** In the currency's hundredth: `5.00`, `$5`, `1,234.50 EUR`; undefined for what is no amount. */
export function centsOf(cell: string): number | undefined {
  const plain = cell.replace(/[\p{Sc}\p{L}\s,]/gu, '');
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** A day, or a time with or without an offset: without one it is in UTC. */
export function timeOfCell(cell: string): Date | undefined {
  const [, day, time = '00:00:00', offset = 'Z'] = TIME.exec(cell) ?? [];
  if (day === undefined) return undefined;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const date = new Date(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function isYes(cell: string): boolean {
  return ['yes', 'true', '1'].includes(cell.toLowerCase());
}
