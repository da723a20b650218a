/** Records of a CSV text with the lines they begin on; after a broken one, reading goes on. */
import { CsvError, parse } from 'csv-parse';
import { ByteWindow } from './byte-window.ts';
import type { CsvDialect } from './csv-dialect.ts';

export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  /** A quote that is not closed, or stands where none may. */
  | { readonly line: number; readonly broken: true };

/** Bounds how far an unclosed quote can swallow the rest, and with that the memory. */
const MAX_RECORD_BYTES = 256 * 1024;

/**
 * csv-parse stops at the first broken record and names the line where it noticed. Here the record
 * is named by the line on which it begins, and reading starts anew on the line after that. Yields
 * what each piece completed.
 */
export async function* readRecords(
  pieces: AsyncIterable<Buffer>,
  dialect: CsvDialect,
): AsyncGenerator<readonly CsvRecord[]> {
  const window = new ByteWindow(pieces);
  try {
    await window.grow();
    for (let from = dialect.start; ;) {
      const passage = readUntilBroken(window, from, dialect.delimiter);
      let end = from;
      for (;;) {
        const next = await passage.next();
        if (next.done === true) {
          if (!next.value.broken) return;
          break;
        }
        const records = next.value.map(({ cells, endByte }) => {
          const line = window.lineOf(window.skipNewlines(end));
          end = from + endByte;
          return { line, cells };
        });
        yield records;
        window.forget(end);
      }
      const start = window.skipNewlines(end);
      yield [{ line: window.lineOf(start), broken: true }];
      from = await window.endOfLine(start);
      window.lineOf(from);
      window.forget(from);
    }
  } finally {
    await window.close();
  }
}

interface ParsedRecord {
  readonly cells: readonly string[];
  /** Relative to where the parser began. */
  readonly endByte: number;
}

/** Yields what each piece completed; returns whether a broken record ended it. */
async function* readUntilBroken(
  window: ByteWindow,
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
    max_record_size: MAX_RECORD_BYTES,
    // A stream drops what it has buffered when it fails, so records are taken as they come.
    on_record: (cells: string[], { bytes: endByte }) => {
      records.push({ cells, endByte });
      return null;
    },
  });
  parser.on('error', (error) => (failed = error));
  let piece: Buffer | undefined = window.from(from);
  while (piece !== undefined && failed === undefined) {
    const bytes: Buffer = piece;
    await new Promise<void>((resolve) => parser.write(bytes, () => resolve()));
    const complete = records;
    records = [];
    yield complete;
    if (failed === undefined) piece = await window.grow();
  }
  if (failed === undefined) await new Promise<void>((resolve) => parser.end(() => resolve()));
  yield records;
  if (failed !== undefined && !(failed instanceof CsvError)) throw failed;
  return { broken: failed !== undefined };
}
