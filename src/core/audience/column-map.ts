/** The author's word on which column holds what: `email=Contact,name=Full name`. */
import { Failure } from '../failure.ts';
import { columnKey, describeHeader, type Column } from './columns.ts';

const fields = ['email', 'name', 'tags', 'state'] as const;
export type MappedField = (typeof fields)[number];

/** The column's name as the header spells it; an empty one says that no column holds it. */
export type ColumnMap = Readonly<Partial<Record<MappedField, string>>>;

/** Reads one `--map`; a comma parts two entries only where another field follows. */
export function parseColumnMap(text: string): ColumnMap {
  const entries = text.split(/,(?=(?:email|name|tags|state)=)/);
  return Object.fromEntries(entries.map(parseEntry));
}

function parseEntry(entry: string): [MappedField, string] {
  const [, word, column] = /^\s*(\w+)=(.*)$/s.exec(entry) ?? [];
  const field = fields.find((known) => known === word);
  if (field !== undefined && column !== undefined && !(field === 'email' && column === '')) {
    return [field, column.trim()];
  }
  throw new Failure(
    'usage',
    'map-invalid',
    'What follows --map names no field and column.',
    'Write it as --map email=COLUMN,name=COLUMN,tags=COLUMN,state=COLUMN; only email must have a column.',
  );
}

/** The column that a map names: as it is spelt, or else in other letters. */
export function mappedColumn(header: readonly string[], wanted: string): Column {
  const exact = header.indexOf(wanted);
  const index = exact >= 0 ? exact : header.map(columnKey).indexOf(columnKey(wanted));
  if (index >= 0 && wanted !== '') return { index, name: header[index] ?? '' };
  throw new Failure(
    'usage',
    'map-without-column',
    `No column has the name that --map gives. ${describeHeader(header)}`,
    'Give a name as the first line of the file spells it.',
  );
}

/** The words to type, quoted for a shell where that is needed. */
export function describeColumnMap(map: ColumnMap): string {
  const entries = fields.flatMap((field) => {
    const column = map[field];
    return column === undefined ? [] : [`${field}=${column}`];
  });
  const text = entries.join(',');
  return `--map ${/^[\w=,.@:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`}`;
}
