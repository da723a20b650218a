/** A table that another system exported: a header and rows of text cells. */
import type { RowProblem } from './row-problem.ts';

export interface TableRow {
  /** The file's line on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  /** In the file's order; blank rows are left out, unreadable ones are problems. Read it once. */
  readonly rows: AsyncIterable<TableRow | RowProblem>;
}
