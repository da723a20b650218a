/** Tables as text: columns while they fit, else a list of named values for each row. */
import type { Table, TableCell } from 'mdast';
import { columnsOf, padded } from './columns.ts';
import { inlineText } from './inline-text.ts';
import type { TextPage } from './text-page.ts';
import { unmistakable, wrap } from './wrap.ts';

type Align = 'left' | 'right' | 'center';

const BETWEEN = 2;
/** A narrower column of wrapped text is harder to read than a list. */
const LEAST_COLUMN = 14;

export function tableText(table: Table, page: TextPage): string[] {
  const rows = table.children.map((row) => row.children.map((cell) => cellText(cell, page)));
  const [head = [], ...body] = rows;
  const widths = fitted(rows, head.length, page.width);
  if (widths === undefined) return asRecords(head, body, page);
  const aligns = head.map((_, index): Align => table.align?.[index] ?? 'left');
  return [
    ...rowLines(head, widths, aligns),
    widths.map((width) => '-'.repeat(width)).join(' '.repeat(BETWEEN)),
    ...body.flatMap((row) => rowLines(row, widths, aligns)),
  ];
}

function cellText(cell: TableCell, page: TextPage): string {
  return inlineText(cell.children, page).replace(/\s+/g, ' ').trim();
}

/** The columns' widths, the widest wrapped first; undefined when they cannot stand side by side. */
function fitted(rows: readonly string[][], count: number, room: number): number[] | undefined {
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...rows.map((row) => columnsOf(row[index] ?? ''))),
  );
  const least = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...rows.flatMap((row) => (row[index] ?? '').split(' ').map(columnsOf))),
  );
  const available = room - BETWEEN * (count - 1);
  const floor = least.map((width, index) =>
    Math.min(widths[index] ?? 0, Math.max(width, LEAST_COLUMN)),
  );
  if (sum(floor) > available) return undefined;
  while (sum(widths) > available) {
    const spare = widths.map((width, index) => (width > (floor[index] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function rowLines(
  row: readonly string[],
  widths: readonly number[],
  aligns: readonly Align[],
): string[] {
  const cells = widths.map((width, index) => wrap(row[index] ?? '', width));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    unmistakable(
      widths
        .map((width, index) => padded(cells[index]?.[line] ?? '', width, aligns[index] ?? 'left'))
        .join(' '.repeat(BETWEEN))
        .trimEnd(),
    ),
  );
}

function asRecords(head: readonly string[], body: readonly string[][], page: TextPage): string[] {
  if (body.length === 0) return wrap(head.join(' | '), page.width);
  return body.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.flatMap((cell, column) => {
      const name = head[column] ?? '';
      if (cell === '' && name === '') return [];
      return wrap(name === '' ? cell : `${name}: ${cell}`, page.width);
    }),
  ]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
