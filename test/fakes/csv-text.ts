/** A table of text, as it would be read from a file. */
import { openCsv } from '../../src/adapters/csv/csv-table.ts';
import type { CsvSource } from '../../src/adapters/csv/csv-source.ts';
import type { Table } from '../../src/core/audience/table.ts';

/** In pieces of so many bytes, whatever they cut through. */
export function csvText(text: string | Buffer, label: string, pieceBytes = 4096): Promise<Table> {
  return openCsv(csvBytes(Buffer.from(text), pieceBytes), label);
}

export function csvBytes(bytes: Buffer, pieceBytes: number): CsvSource {
  return async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield bytes.subarray(at, at + pieceBytes);
    }
  };
}
