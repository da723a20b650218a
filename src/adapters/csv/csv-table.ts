/** A CSV file as a table: bounded, UTF-8, with each unreadable row as a problem. */
import { Failure } from '../../core/failure.ts';
import type { RowProblem } from '../../core/audience/row-problem.ts';
import type { Table, TableRow } from '../../core/audience/table.ts';
import type { TableFiles } from '../../ports/exports.ts';
import { MAX_HEADER_BYTES, sniffDialect } from './csv-dialect.ts';
import { readRecords, type CsvRecord } from './csv-records.ts';
import { fileSource, utf8Pieces, type CsvSource } from './csv-source.ts';

export const MAX_CELL_CHARS = 10_000;
const MAX_ROWS = 10_000_000;
/** So many broken quotes mean that the file is written in another way altogether. */
const MAX_BROKEN_ROWS = 1_000;

/** Opens files by paths relative to the working directory. */
export function csvTables(): TableFiles {
  return {
    async open(path) {
      return openCsv(await fileSource(path), path);
    },
  };
}

/**
 * Reads the header now, and the file from the beginning when its rows are asked for: nothing stays
 * open for somebody who never asks. `label` names the file in failures.
 */
export async function openCsv(source: CsvSource, label: string): Promise<Table> {
  const dialect = sniffDialect(await beginningOf(source, label), label);
  const records = (): AsyncIterable<readonly CsvRecord[]> =>
    readRecords(utf8Pieces(source, label), dialect);
  const first = await firstRecord(records());
  if (first === undefined || 'broken' in first) {
    throw new Failure(
      'content',
      'table-header-broken',
      `${label}: the line of column names cannot be read; a quote in it is not closed.`,
      'Correct the first line of the file.',
    );
  }
  const header = first.cells.map((name) => name.trim());
  return { header, rows: readRows(records(), header, label) };
}

/** As much as a header may have. */
async function beginningOf(source: CsvSource, label: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of utf8Pieces(source, label)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= MAX_HEADER_BYTES) break;
  }
  return Buffer.concat(pieces);
}

async function firstRecord(
  records: AsyncIterable<readonly CsvRecord[]>,
): Promise<CsvRecord | undefined> {
  for await (const [first] of records) {
    if (first !== undefined) return first;
  }
  return undefined;
}

async function* readRows(
  records: AsyncIterable<readonly CsvRecord[]>,
  header: readonly string[],
  label: string,
): AsyncGenerator<TableRow | RowProblem> {
  let isHeader = true;
  let rows = 0;
  let broken = 0;
  for await (const complete of records) {
    for (const record of complete) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      if ('broken' in record) broken += 1;
      else if (record.cells.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      if (rows > MAX_ROWS || broken > MAX_BROKEN_ROWS) throw tooMany(label, rows > MAX_ROWS);
      yield 'broken' in record ? brokenQuote(record.line) : checkCells(record, header);
    }
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
