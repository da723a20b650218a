/** One row of a subscriber export: a person to add, one who wants no mail, or a problem. */
import type { Address } from './address.ts';
import { readAddressCell } from './address-cell.ts';
import { findColumn, findEmailColumn, type Column } from './columns.ts';
import { findMailColumns, readMailSign, type MailColumn } from './mail-sign.ts';
import { readNameCells } from './name.ts';
import type { RowProblem } from './row-problem.ts';
import type { TableRow } from './table.ts';

export interface SubscriberColumns {
  readonly email: Column;
  /** One full name, or first and last. */
  readonly name: readonly Column[];
  readonly tags: Column | undefined;
  readonly mail: readonly MailColumn[];
}

export type SubscriberRow =
  | {
      readonly kind: 'subscriber';
      readonly address: Address;
      readonly name: string | undefined;
      readonly tags: readonly string[];
    }
  /** `address` is left out when it is broken too, which then harms nobody. */
  | { readonly kind: 'not-subscribed'; readonly address: Address | undefined }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

const MAX_TAGS = 50;
const MAX_TAG_CHARS = 100;

/** Throws a content failure when no column holds addresses. */
export function subscriberColumns(header: readonly string[]): SubscriberColumns {
  const full = findColumn(header, ['name', 'fullname', 'subscribername']);
  const first = findColumn(header, ['firstname', 'fname', 'givenname', 'vorname', 'prenom']);
  const last = findColumn(header, ['lastname', 'lname', 'familyname', 'surname', 'nachname']);
  const parts = [first, last].filter((column) => column !== undefined);
  return {
    email: findEmailColumn(header),
    name: full === undefined ? parts : [full],
    tags: findColumn(header, ['tags', 'labels', 'tag', 'label']),
    mail: findMailColumns(header),
  };
}

export function readSubscriberRow(row: TableRow, columns: SubscriberColumns): SubscriberRow {
  const short = missingCell(row, columns);
  if (short !== undefined) return { kind: 'problem', problem: short };
  const address = readAddressCell(row, columns.email);
  const signs = columns.mail.map((column) => ({
    column,
    sign: readMailSign(column, row.cells[column.index] ?? ''),
  }));
  if (signs.some(({ sign }) => sign === 'no-mail')) {
    return { kind: 'not-subscribed', address: 'key' in address ? address : undefined };
  }
  if ('reason' in address) return { kind: 'problem', problem: address };
  const unclear = signs.find(({ sign }) => sign === 'unclear');
  if (unclear !== undefined) {
    return { kind: 'problem', problem: unclearStatus(row, unclear.column) };
  }
  const name = readNameCells(row, columns.name);
  if (typeof name === 'object') return { kind: 'problem', problem: name };
  const tags = readTags(row, columns.tags);
  if ('reason' in tags) return { kind: 'problem', problem: tags };
  return { kind: 'subscriber', address, name, tags };
}

/** A row that ends early may have lost the very cell that says “no mail”. */
function missingCell(row: TableRow, columns: SubscriberColumns): RowProblem | undefined {
  const needed = [columns.email, ...columns.name, ...columns.mail];
  const missing = needed.find((column) => column.index >= row.cells.length);
  if (missing === undefined) return undefined;
  return {
    id: 'row-cells-missing',
    line: row.line,
    column: missing.name,
    reason: `The row has only ${row.cells.length} cells and ends before this column.`,
    remedy: 'Add the missing cells; an empty one is enough.',
  };
}

function unclearStatus(row: TableRow, column: MailColumn): RowProblem {
  return {
    id: 'row-status-unknown',
    line: row.line,
    column: column.name,
    reason: 'The cell does not say in a known word whether this person wants mail.',
    remedy:
      'Write “active” or “unsubscribed” (in a yes-or-no column, “true” or “false”), or leave it empty.',
  };
}

/** Tags are parted by `,` or `;`, each perhaps in quotes of its own, as Mailchimp does. */
function readTags(row: TableRow, column: Column | undefined): readonly string[] | RowProblem {
  if (column === undefined) return [];
  const tags = (row.cells[column.index] ?? '')
    .split(/[,;]/)
    .map((tag) =>
      tag
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .trim(),
    )
    .filter((tag) => tag !== '');
  const distinct = [...new Set(tags)];
  if (distinct.length <= MAX_TAGS && distinct.every(isTag)) return distinct;
  return {
    id: 'row-tags-unreadable',
    line: row.line,
    column: column.name,
    reason: `The row has more than ${MAX_TAGS} tags, or one that is longer than ${MAX_TAG_CHARS} characters or holds a line break.`,
    remedy:
      'Keep fewer or shorter tags, parted by “,” or “;”. A quote that is not closed can be the cause.',
  };
}

function isTag(text: string): boolean {
  return text.length <= MAX_TAG_CHARS && !/\p{Cc}/u.test(text);
}
