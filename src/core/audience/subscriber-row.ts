/** One row of a list of subscribers: a person to add, one who left or never agreed, or a problem. */
import { readAddressCell } from './address-cell.ts';
import type { Column } from './columns.ts';
import { unescapeCell } from './escape-cell.ts';
import { readMailSign, type MailColumn, type MailSign } from './mail-sign.ts';
import { readNameCells } from './name.ts';
import type { ListColumns, RecognisedList } from './recognise-list.ts';
import type { RowProblem } from './row-problem.ts';
import type { LeavingReason, StagedRow } from './staged-row.ts';
import type { TableRow } from './table.ts';
import { MAX_TAG_CHARS, MAX_TAGS, parseTags } from './tag.ts';

export type SubscriberRow =
  | StagedRow
  /** Wants no mail, and has an address that is broken too, which then harms nobody. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** Of several signs in one row the first of these decides. */
const decisive = ['complained', 'unsubscribed', 'bounced', 'not-subscribed'] as const;

export function readSubscriberRow(given: TableRow, list: RecognisedList): SubscriberRow {
  const { columns, source } = list;
  const row = source.id === 'roundup' ? { ...given, cells: given.cells.map(unescapeCell) } : given;
  const short = missingCell(row, columns);
  if (short !== undefined) return { kind: 'problem', problem: short };
  const address = readAddressCell(row, columns.email);
  const signs = columns.mail.map((column) => readMailSign(column, cellOf(row, column)));
  const sign = decisiveSign(source.everyone === undefined ? signs : [...signs, source.everyone]);
  if (sign !== undefined) {
    if ('reason' in address) return { kind: 'nobody' };
    if (sign === 'not-subscribed') return { kind: sign, address };
    return { kind: 'left', address, reason: sign, leftAt: leftAt(row, columns.mail) };
  }
  if ('reason' in address) return { kind: 'problem', problem: address };
  const unclear = columns.mail[signs.indexOf('unclear')];
  if (unclear !== undefined) return { kind: 'problem', problem: unclearStatus(row, unclear) };
  const name = readNameCells(row, columns.name);
  if (typeof name === 'object') return { kind: 'problem', problem: name };
  const tags = readTags(row, columns.tags);
  if ('reason' in tags) return { kind: 'problem', problem: tags };
  const pause = readPause(row, columns.pausedUntil);
  if (pause !== undefined && 'reason' in pause) return { kind: 'problem', problem: pause };
  return { kind: 'subscriber', address, name, tags, pausedUntil: pause };
}

function cellOf(row: TableRow, column: Column): string {
  return row.cells[column.index] ?? '';
}

function decisiveSign(signs: readonly MailSign[]): LeavingReason | 'not-subscribed' | undefined {
  return decisive.find((sign) => signs.includes(sign));
}

/** The latest time that a column of leaving holds; its zone counts, and without one it is UTC. */
function leftAt(row: TableRow, columns: readonly MailColumn[]): Date | undefined {
  const times = columns
    .filter(({ kind }) => kind === 'left')
    .map((column) => timeOf(cellOf(row, column)))
    .filter((time) => time !== undefined);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

function timeOf(cell: string): number | undefined {
  const match =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)\d*)? ?(Z|UTC|[+-]\d\d:?\d\d)?/.exec(
      cell,
    );
  if (match === null) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  const read = Date.parse(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(read) ? undefined : read;
}

/** A row that ends early may have lost the very cell that says “no mail”. */
function missingCell(row: TableRow, columns: ListColumns): RowProblem | undefined {
  const needed = [columns.email, ...columns.name, ...columns.mail, columns.pausedUntil];
  const missing = needed.find((column) => column && column.index >= row.cells.length);
  if (missing === undefined) return undefined;
  return {
    id: 'row-cells-missing',
    line: row.line,
    column: missing.name,
    reason: `The row has only ${row.cells.length} cells and ends before this column.`,
    remedy: 'Add the missing cells; an empty one is enough.',
  };
}

function unclearStatus(row: TableRow, column: MailColumn): RowProblem {
  return {
    id: 'row-status-unknown',
    line: row.line,
    column: column.name,
    reason: 'The cell does not say in a known word whether this person wants mail.',
    remedy:
      'Write “active” or “unsubscribed” (in a yes-or-no column, “true” or “false”), or leave it empty.',
  };
}

function readPause(row: TableRow, column: Column | undefined): Date | RowProblem | undefined {
  const cell = column === undefined ? '' : cellOf(row, column).trim();
  if (column === undefined || cell === '') return undefined;
  const time = timeOf(cell);
  if (time !== undefined) return new Date(time);
  return {
    id: 'row-status-unknown',
    line: row.line,
    column: column.name,
    reason: 'The cell does not say until when this person has paused.',
    remedy: 'Write a time, such as “2024-02-29T12:00:00Z”, or leave it empty.',
  };
}

function readTags(row: TableRow, column: Column | undefined): readonly string[] | RowProblem {
  if (column === undefined) return [];
  const tags = parseTags(cellOf(row, column));
  if (tags !== undefined) return tags;
  return {
    id: 'row-tags-unreadable',
    line: row.line,
    column: column.name,
    reason: `The row has more than ${MAX_TAGS} tags, or one that is longer than ${MAX_TAG_CHARS} characters or holds a line break.`,
    remedy:
      'Keep fewer or shorter tags, parted by “,” or “;”. A quote that is not closed can be the cause.',
  };
}
