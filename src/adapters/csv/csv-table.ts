/** A CSV file as a table: bounded, UTF-8, with each unreadable row as a problem. */
import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../core/failure.ts';
import type { RowProblem } from '../../core/audience/row-problem.ts';
import type { Table, TableRow } from '../../core/audience/table.ts';
import type { TableFiles } from '../../ports.ts';
import { sniffDialect } from './csv-dialect.ts';
import { readRecords, type CsvRecord } from './csv-records.ts';

export const MAX_FILE_BYTES = 64 * 1024 * 1024;
export const MAX_CELL_CHARS = 10_000;
const MAX_ROWS = 1_000_000;
/** So many broken quotes mean that the file is written in another way altogether. */
const MAX_BROKEN_ROWS = 1_000;

/** Opens files by paths relative to the working directory. */
export function csvTables(): TableFiles {
  return {
    async open(path) {
      return openCsv(await readBounded(path), path);
    },
  };
}

/** `label` names the file in failures. */
export async function openCsv(bytes: Buffer, label: string): Promise<Table> {
  refuseLarge(bytes.length, label);
  const records = readRecords(bytes, sniffDialect(bytes, label));
  const first = await records.next();
  if (first.done === true || 'broken' in first.value) {
    throw new Failure(
      'content',
      'table-header-broken',
      `${label}: the line of column names cannot be read; a quote in it is not closed.`,
      'Correct the first line of the file.',
    );
  }
  const header = first.value.cells.map((name) => name.trim());
  return { header, rows: readRows(records, header, label) };
}

async function readBounded(path: string): Promise<Buffer> {
  try {
    const file = await stat(path);
    // A pipe or a device has no size to bound.
    if (!file.isFile()) throw unreadable(path, 'it is no regular file');
    refuseLarge(file.size, path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, error instanceof Error && 'code' in error ? String(error.code) : '?');
  }
}

function unreadable(path: string, why: string): Failure {
  return new Failure(
    'usage',
    'table-unreadable',
    `${path} cannot be read (${why}).`,
    'Give the path of a CSV file that you may read.',
  );
}

function refuseLarge(size: number, label: string): void {
  if (size <= MAX_FILE_BYTES) return;
  throw new Failure(
    'content',
    'table-too-large',
    `${label} has ${size} bytes; a table has at most ${MAX_FILE_BYTES}.`,
    'Split the file, with the column names in the first line of each part.',
  );
}

async function* readRows(
  records: AsyncIterable<CsvRecord>,
  header: readonly string[],
  label: string,
): AsyncGenerator<TableRow | RowProblem> {
  let rows = 0;
  let broken = 0;
  for await (const record of records) {
    if ('broken' in record) broken += 1;
    else if (record.cells.every((cell) => cell.trim() === '')) continue;
    rows += 1;
    if (rows > MAX_ROWS || broken > MAX_BROKEN_ROWS) throw tooMany(label, rows > MAX_ROWS);
    yield 'broken' in record ? brokenQuote(record.line) : checkCells(record, header);
  }
}

function checkCells(row: TableRow, header: readonly string[]): TableRow | RowProblem {
  const { line, cells } = row;
  const long = cells.findIndex((cell) => cell.length > MAX_CELL_CHARS);
  if (long >= 0) {
    const column = header[long];
    return {
      id: 'row-cell-too-long',
      line,
      ...(column === undefined ? {} : { column }),
      reason: `A cell is longer than ${MAX_CELL_CHARS} characters.`,
      remedy: 'Shorten the cell. A quote that is not closed can be the cause.',
    };
  }
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    return {
      id: 'row-cells-extra',
      line,
      reason: `The row has ${cells.length} cells for ${header.length} columns.`,
      remedy: 'Put double quotes round the cell that holds the delimiter.',
    };
  }
  // Spreadsheets leave out empty cells at the end; one that also spans lines has swallowed a row.
  if (cells.length < header.length && cells.some((cell) => /[\r\n]/.test(cell))) {
    return brokenQuote(line);
  }
  return row;
}

function brokenQuote(line: number): RowProblem {
  return {
    id: 'row-quote',
    line,
    reason: 'A double quote in this row is not closed, or stands where none may.',
    remedy: 'Close the quote, or write a quote inside a quoted cell twice ("").',
  };
}

function tooMany(label: string, rows: boolean): Failure {
  return rows
    ? new Failure(
        'content',
        'table-too-many-rows',
        `${label} has more than ${MAX_ROWS} rows.`,
        'Split the file, with the column names in the first line of each part.',
      )
    : new Failure(
        'content',
        'table-not-csv',
        `${label} has more than ${MAX_BROKEN_ROWS} rows with broken quotes.`,
        'Export it again as CSV with double quotes, a quote inside a cell written twice.',
      );
}
