/** Finding a table's columns by the names that other systems give them. */
import { Failure } from '../failure.ts';

export interface Column {
  readonly index: number;
  /** As the header spells it. */
  readonly name: string;
}

const MAX_NAMES_SHOWN = 20;
const MAX_NAME_SHOWN_CHARS = 40;

/**
 * The e-mail column's names as Mailchimp, Substack, Ghost, Buttondown, Kit and listmonk write them,
 * with Mailchimp's translations, which keep no other mark of the column.
 */
const emailNames = new Set([
  'email',
  'emailaddress',
  'emailaddresses',
  'mail',
  'mailaddress',
  'subscriberemail',
  'emailadresse',
  'mailadresse',
  'adresseemail',
  'adressemail',
  'adressedemessagerie',
  'courriel',
  'correo',
  'correoelectronico',
  'direcciondecorreoelectronico',
  'indirizzoemail',
  'emailadres',
  'enderecodeemail',
  'adresemail',
  'epost',
  'epostadress',
  'epostadresse',
  'sahkopostiosoite',
]);

/** A name without case, accents, spaces and signs: `E-Mail Address` and `email_address` are one. */
export function columnKey(name: string): string {
  // Most cells are a plain word or nothing.
  if (/^[a-z0-9]*$/.test(name)) return name;
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The first column that has one of the names, given as keys, the best name first. */
export function findColumn(header: readonly string[], keys: readonly string[]): Column | undefined {
  const headerKeys = header.map(columnKey);
  for (const key of keys) {
    const index = headerKeys.indexOf(key);
    if (index >= 0) return { index, name: header[index] ?? '' };
  }
  return undefined;
}

/** Every column that is named like an e-mail address. */
export function emailColumns(header: readonly string[]): Column[] {
  return header
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => emailNames.has(columnKey(name)));
}

/** Throws a content failure that shows the header, unless exactly one column holds addresses. */
export function findEmailColumn(header: readonly string[]): Column {
  const [column, second] = emailColumns(header);
  if (column === undefined) {
    throw withoutEmail(
      header,
      'Name the column of addresses “email” in the first line of the file.',
    );
  }
  if (second === undefined) return column;
  throw withTwoEmails(
    column,
    second,
    'Rename the one that should not get mail, for example to “other”.',
  );
}

export function withoutEmail(header: readonly string[], remedy: string): Failure {
  const message = `No column is named like an e-mail address. ${describeHeader(header)}`;
  return new Failure('content', 'table-without-email', message, remedy);
}

export function withTwoEmails(one: Column, other: Column, remedy: string): Failure {
  const message = `Two columns are named like an e-mail address: “${one.name}” and “${other.name}”.`;
  return new Failure('content', 'table-with-two-emails', message, remedy);
}

/** Says which columns there are, unless the first line is a row of data, which must not be shown. */
export function describeHeader(header: readonly string[]): string {
  if (header.some((name) => name.includes('@'))) {
    return 'The first line holds an address, so the file seems to have no header.';
  }
  const names = header
    .slice(0, MAX_NAMES_SHOWN)
    .map((name) => `“${name.slice(0, MAX_NAME_SHOWN_CHARS)}”`);
  const more =
    header.length > MAX_NAMES_SHOWN ? ` and ${header.length - MAX_NAMES_SHOWN} more` : '';
  return `The header has ${names.join(', ')}${more}.`;
}
