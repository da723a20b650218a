/** How a CSV file is written: where its text begins, and what parts its cells. */
import { isUtf8 } from 'node:buffer';
import { Failure } from '../../core/failure.ts';

export interface CsvDialect {
  /** Where the header begins, after a byte order mark. */
  readonly start: number;
  readonly delimiter: string;
}

const DELIMITERS = [',', ';', '\t'] as const;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const NEWLINE = 0x0a;
const MAX_HEADER_BYTES = 64 * 1024;

/** Throws a content failure for a file that is empty or not UTF-8. */
export function sniffDialect(bytes: Buffer, label: string): CsvDialect {
  refuseOtherEncodings(bytes, label);
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

function refuseOtherEncodings(bytes: Buffer, label: string): void {
  if (isUtf8(bytes)) return;
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(from, to))) break;
    from = to;
  }
  throw new Failure(
    'content',
    'table-not-utf8',
    `${label}:${line} is not UTF-8 text.`,
    'Save the file as “CSV UTF-8” and import that.',
  );
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
