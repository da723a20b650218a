/** A CSV export row by row, by the names of its columns. */
import { CsvError, parse } from 'csv-parse/sync';
import type { ExportedLink, ExportedLinks, ExportFormat } from './exported-link.ts';

/** A cell of the row by its column's name; '' where there is none. */
type Cell = (name: string) => string;

const MOST_CELL_CHARS = 1_000_000;

/** A format that is told by its columns, and reads each row by itself. */
export function tableFormat(format: {
  readonly id: string;
  readonly title: string;
  /** Its header, in small letters; further columns may stand among them. */
  readonly columns: readonly string[];
  readonly row: (cell: Cell) => Omit<ExportedLink, 'at'>;
}): ExportFormat {
  const { id, title, columns, row } = format;
  return {
    id,
    title,
    knows(text) {
      const header = headerOf(text);
      return columns.every((name) => header.includes(name));
    },
    read: (text) => readTable(text, row),
  };
}

function headerOf(text: string): string[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  return first.split(',').map(nameOf);
}

function nameOf(cell: string): string {
  return cell.trim().replace(/^"|"$/g, '').toLowerCase();
}

function readTable(text: string, row: (cell: Cell) => Omit<ExportedLink, 'at'>): ExportedLinks {
  const links: ExportedLink[] = [];
  const broken: { at: number; why: string }[] = [];
  let header: readonly string[] | undefined;
  let lastLine = 1;
  const take = (record: readonly string[]): void => {
    // The parser tells where a row ends.
    const at = lastLine - (record.join('').match(/\n/g)?.length ?? 0);
    if (header === undefined) header = record.map(nameOf);
    else if (record.length !== header.length) {
      broken.push({ at, why: `it has ${record.length} cells, and the header ${header.length}` });
    } else {
      const names = header;
      links.push({ at, ...row((name) => record[names.indexOf(name)]?.trim() ?? '') });
    }
  };
  try {
    parse(text, {
      onRecord(record, { lines }) {
        lastLine = lines;
        take(record);
        return null;
      },
      // A row of another length is told of by itself, and the others are read.
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      maxRecordSize: MOST_CELL_CHARS,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    broken.push({
      at: lastLine + 1,
      why: 'its quotes are not closed, so nothing below it could be read',
    });
  }
  return { links, broken };
}
