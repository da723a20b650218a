/** A person's name as given: one line of bounded length, or nothing. */
import type { Column } from './columns.ts';
import type { RowProblem } from './row-problem.ts';
import type { TableRow } from './table.ts';

const MAX_NAME_CHARS = 200;
/** A line break in a name could add a header to a mail. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

export function isName(text: string): boolean {
  return text.length <= MAX_NAME_CHARS && !CONTROL.test(text);
}

/** The name made of one or more cells: a full name, or first and last. */
export function readNameCells(
  row: TableRow,
  columns: readonly Column[],
): string | undefined | RowProblem {
  const parts = columns.map((column) => (row.cells[column.index] ?? '').trim());
  const name = parts
    .filter((part) => part !== '')
    .join(' ')
    .normalize('NFC');
  if (isName(name)) return name === '' ? undefined : name;
  return {
    id: 'row-name-unreadable',
    line: row.line,
    ...(columns[0] === undefined ? {} : { column: columns[0].name }),
    reason: `The name is longer than ${MAX_NAME_CHARS} characters or holds a line break.`,
    remedy: 'Shorten the name to one line. A quote that is not closed can be the cause.',
  };
}
