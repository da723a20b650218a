/** How a CSV file is written: where its text begins, and what parts its cells. */
import { Failure } from '../../core/failure.ts';

export interface CsvDialect {
  /** Where the header begins, after a byte order mark. */
  readonly start: number;
  readonly delimiter: string;
}

const DELIMITERS = [',', ';', '\t'] as const;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
export const MAX_HEADER_BYTES = 64 * 1024;

/** By how the file begins. Throws a content failure for a file that is empty. */
export function sniffDialect(bytes: Buffer, label: string): CsvDialect {
  const start = bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  const header = bytes.subarray(start, start + MAX_HEADER_BYTES).toString('utf8');
  if (header.trim() === '') {
    throw new Failure(
      'content',
      'table-empty',
      `${label} is empty.`,
      'Export the list again, with its column names in the first line.',
    );
  }
  return { start, delimiter: commonest(unquotedFirstLine(header)) };
}

/** The header decides alone: rows hold names and notes, full of other signs. */
function unquotedFirstLine(text: string): string {
  const line = /^[\r\n]*([^\r\n]*)/.exec(text)?.[1] ?? '';
  return line.replace(/"[^"]*"/g, '');
}

function commonest(line: string): string {
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
