/** Issues that an export lists in JSON or in a table, a record each, whatever its fields are called. */
import { CsvError, parse } from 'csv-parse/sync';
import { exportedText } from './exported-text.ts';
import { type Fields, fieldsOf } from './issue-fields.ts';
import type {
  ExportedFiles,
  ImportedBody,
  ImportedIssue,
  ImportNotice,
  ReadExport,
} from './imported-issue.ts';

const BODIES = ['content_html', 'html', 'body_html', 'content', 'body', 'text'];

/** Every JSON and CSV file of the export. `form` is what texts are in where they do not show it. */
export function recordsIn(files: ExportedFiles, form: ImportedBody['form']): ReadExport {
  const issues: ImportedIssue[] = [];
  const leftOut: ImportNotice[] = [];
  for (const [path, bytes] of files) {
    const list = /\.json$/i.test(path)
      ? jsonRecords(exportedText(bytes))
      : /\.csv$/i.test(path)
        ? tableRecords(exportedText(bytes))
        : [];
    if (list === undefined) leftOut.push({ at: path, what: 'it cannot be read' });
    for (const { record, line } of list ?? []) {
      const at = `${path}:${line}`;
      const issue = issueOf(record, at, path, line, form);
      if (issue === undefined) leftOut.push({ at, what: 'it has no text' });
      else issues.push(issue);
    }
  }
  return { issues, leftOut };
}

interface Row {
  readonly record: Fields;
  readonly line: number;
}

function issueOf(
  record: Fields,
  at: string,
  file: string,
  line: number,
  form: ImportedBody['form'],
): ImportedIssue | undefined {
  const text = BODIES.map((name) => record[name]).find(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
  if (text === undefined) return undefined;
  const { title = '', ...fields } = fieldsOf(record);
  const isHtml = form === 'html' || /^\s*<(?!!--)/.test(text);
  return {
    ...fields,
    at,
    key: fields.key ?? fields.address ?? at,
    title,
    body: { form: isHtml ? 'html' : 'markdown', text: text.replace(/\r\n?/g, '\n'), file, line },
  };
}

/** A list, or what holds one: `results`, `broadcasts`, `emails`, `data`; undefined for what is broken. */
export function jsonRecords(text: string): readonly Row[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = listIn(json);
  return list.filter(isFields).map((record) => ({ record, line: lineOf(text, record) }));
}

function listIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isFields(json)) return [];
  for (const name of ['results', 'broadcasts', 'emails', 'posts', 'data']) {
    if (Array.isArray(json[name])) return json[name];
  }
  return isFields(json['broadcast']) ? [json['broadcast']] : [json];
}

/** JSON does not tell where a value stood; its id does. */
function lineOf(text: string, record: Fields): number {
  const id = record['id'];
  const index = id === undefined ? -1 : text.indexOf(JSON.stringify(id));
  return text.slice(0, Math.max(index, 0)).split('\n').length;
}

/** undefined for a table that is broken. */
export function tableRecords(text: string): readonly Row[] | undefined {
  const rows: Row[] = [];
  let header: readonly string[] | undefined;
  try {
    parse(text, {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      onRecord(cells: readonly string[], { lines }) {
        // The parser tells where a row ends.
        const line = lines - (cells.join('').match(/\n/g)?.length ?? 0);
        if (header === undefined)
          header = cells.map((cell) => cell.trim().toLowerCase().replace(/[ -]+/g, '_'));
        else
          rows.push({
            record: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
            line,
          });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
