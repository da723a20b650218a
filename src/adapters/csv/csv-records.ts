/** Records of a CSV text with the lines they begin on; after a broken one, reading goes on. */
import { CsvError, parse } from 'csv-parse';
import type { CsvDialect } from './csv-dialect.ts';

export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  /** A quote that is not closed, or stands where none may. */
  | { readonly line: number; readonly broken: true };

const SLICE_BYTES = 64 * 1024;
/** Bounds how far an unclosed quote can swallow the rest. */
const MAX_RECORD_CHARS = 256 * 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * csv-parse stops at the first broken record and names the line where it noticed. Here the record
 * is named by the line on which it begins, and reading starts anew on the line after that.
 */
export async function* readRecords(bytes: Buffer, dialect: CsvDialect): AsyncGenerator<CsvRecord> {
  const place = new LineCounter(bytes, dialect.start);
  for (let from = dialect.start; from < bytes.length;) {
    const passage = readUntilBroken(bytes, from, dialect.delimiter);
    let end = from;
    for (;;) {
      const next = await passage.next();
      if (next.done === true) {
        if (!next.value.broken) return;
        break;
      }
      for (const record of next.value) {
        yield { line: place.lineOf(firstByteAfter(bytes, end)), cells: record.cells };
        end = from + record.endByte;
      }
    }
    const start = firstByteAfter(bytes, end);
    yield { line: place.lineOf(start), broken: true };
    from = endOfLine(bytes, start);
  }
}

interface ParsedRecord {
  readonly cells: readonly string[];
  /** Relative to where the parser began. */
  readonly endByte: number;
}

/** Yields what each slice completed; returns whether a broken record ended it. */
async function* readUntilBroken(
  bytes: Buffer,
  from: number,
  delimiter: string,
): AsyncGenerator<ParsedRecord[], { broken: boolean }> {
  let records: ParsedRecord[] = [];
  let failed: Error | undefined;
  const parser = parse({
    delimiter,
    // All of them: left to itself the parser takes the first for the only one.
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_CHARS,
    // A stream drops what it has buffered when it fails, so records are taken as they come.
    on_record: (cells: string[], { bytes: endByte }) => {
      records.push({ cells, endByte });
      return null;
    },
  });
  parser.on('error', (error) => (failed = error));
  for (let at = from; at < bytes.length && failed === undefined; at += SLICE_BYTES) {
    const slice = bytes.subarray(at, at + SLICE_BYTES);
    await new Promise<void>((resolve) => parser.write(slice, () => resolve()));
    const complete = records;
    records = [];
    yield complete;
  }
  if (failed === undefined) await new Promise<void>((resolve) => parser.end(() => resolve()));
  yield records;
  if (failed !== undefined && !(failed instanceof CsvError)) throw failed;
  return { broken: failed !== undefined };
}

/** Counts lines in one walk; asked for rising places only. */
class LineCounter {
  #line = 1;
  #at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  lineOf(place: number): number {
    for (; this.#at < place; this.#at += 1) {
      if (endsLine(this.#bytes, this.#at)) this.#line += 1;
    }
    return this.#line;
  }
}

/** A line ends with LF, CRLF or a CR alone. */
function endsLine(bytes: Buffer, at: number): boolean {
  return bytes[at] === NEWLINE || (bytes[at] === RETURN && bytes[at + 1] !== NEWLINE);
}

function firstByteAfter(bytes: Buffer, end: number): number {
  let at = end;
  while (bytes[at] === NEWLINE || bytes[at] === RETURN) at += 1;
  return at;
}

function endOfLine(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && !endsLine(bytes, at)) at += 1;
  return at + 1;
}
