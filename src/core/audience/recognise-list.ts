/** Recognising a list of subscribers: which system wrote it, and what its columns hold. */
import { Failure } from '../failure.ts';
import { describeColumnMap, mappedColumn, type ColumnMap } from './column-map.ts';
import {
  columnKey,
  describeHeader,
  emailColumns,
  findColumn,
  withoutEmail,
  withTwoEmails,
  type Column,
} from './columns.ts';
import { findListSource, isTableOfPosts, type ListSource } from './list-source.ts';
import { findMailColumns, namedMailColumn, type MailColumn } from './mail-sign.ts';

export interface ListColumns {
  readonly email: Column;
  /** One full name, or first and last. */
  readonly name: readonly Column[];
  readonly tags: Column | undefined;
  readonly mail: readonly MailColumn[];
  /** Of our own lists alone: what others call a pause is about payment, or for good. */
  readonly pausedUntil: Column | undefined;
}

export interface RecognisedList {
  readonly source: ListSource;
  readonly columns: ListColumns;
}

/** What must be known of a header before anything is read by it. */
export type Recognition =
  | { readonly sure: true; readonly list: RecognisedList }
  | {
      readonly sure: false;
      readonly doubt: 'no-email' | 'two-emails' | 'unverified';
      readonly source: ListSource;
      /** As good as it can be guessed; `email` may be missing. */
      readonly guess: ColumnMap;
    };

/**
 * `map` outweighs what is recognised, and one that names the e-mail column settles every doubt.
 * Throws a content failure for a table that is no list of people, and a usage failure for a map
 * that names a column which is not there.
 */
export function recogniseList(
  header: readonly string[],
  options: { readonly fileName: string; readonly map: ColumnMap },
): Recognition {
  if (isTableOfPosts(header)) throw tableOfPosts();
  const { fileName, map } = options;
  const source = findListSource(header, fileName);
  const emails =
    map.email === undefined ? emailsOf(header, source) : [mappedColumn(header, map.email)];
  const [email, second] = emails;
  const rest = {
    name: nameColumns(header, map.name),
    tags: tagsColumn(header, map.tags),
    mail: mailColumns(header, source, map.state),
    pausedUntil: source.id === 'roundup' ? findColumn(header, ['pauseduntil']) : undefined,
  };
  const isSettled = source.isVerified || map.email !== undefined;
  if (email !== undefined && second === undefined && isSettled) {
    return { sure: true, list: { source, columns: { email, ...rest } } };
  }
  const guessed = email ?? likeEmail(header);
  const [state] = rest.mail;
  return {
    sure: false,
    doubt: email === undefined ? 'no-email' : second === undefined ? 'unverified' : 'two-emails',
    source,
    guess: {
      ...(guessed === undefined ? {} : { email: guessed.name }),
      ...(rest.name[0] === undefined ? {} : { name: rest.name[0].name }),
      ...(rest.tags === undefined ? {} : { tags: rest.tags.name }),
      // Where several say who left, only the header itself lets all of them be read.
      ...(state === undefined || rest.mail.length > 1 ? {} : { state: state.name }),
    },
  };
}

/** What stops an import that nobody can be asked about: it says what to type. */
export function doubtFailure(
  recognition: Extract<Recognition, { sure: false }>,
  header: readonly string[],
): Failure {
  const remedy = `Say which column holds what: ${describeColumnMap({ email: 'COLUMN', ...recognition.guess })}`;
  const [one, other] = emailsOf(header, recognition.source);
  if (one === undefined) return withoutEmail(header, remedy);
  if (other !== undefined) return withTwoEmails(one, other, remedy);
  return new Failure(
    'content',
    'table-unsure',
    `This looks like ${recognition.source.title}, of which no real file has been seen. ${describeHeader(header)}`,
    remedy,
  );
}

function emailsOf(header: readonly string[], source: ListSource): Column[] {
  const { email, emailIndex } = source;
  const own = email === undefined ? undefined : findColumn(header, [email]);
  if (own !== undefined) return [own];
  const named = emailColumns(header);
  if (emailIndex === undefined) return named;
  // A person's own second address may be named like the first.
  return [{ index: emailIndex, name: header[emailIndex] ?? '' }];
}

/** A guess to offer: never one to import by. */
function likeEmail(header: readonly string[]): Column | undefined {
  const index = header.findIndex((name) => /mail/.test(columnKey(name)));
  return index < 0 ? undefined : { index, name: header[index] ?? '' };
}

function nameColumns(header: readonly string[], mapped: string | undefined): readonly Column[] {
  if (mapped !== undefined) return mapped === '' ? [] : [mappedColumn(header, mapped)];
  const full = findColumn(header, ['name', 'fullname', 'subscribername']);
  if (full !== undefined) return [full];
  const first = findColumn(header, ['firstname', 'fname', 'givenname', 'vorname', 'prenom']);
  const last = findColumn(header, ['lastname', 'lname', 'familyname', 'surname', 'nachname']);
  return [first, last].filter((column) => column !== undefined);
}

function tagsColumn(header: readonly string[], mapped: string | undefined): Column | undefined {
  if (mapped === '') return undefined;
  if (mapped !== undefined) return mappedColumn(header, mapped);
  return findColumn(header, ['tags', 'labels', 'tag', 'label']);
}

function mailColumns(
  header: readonly string[],
  source: ListSource,
  mapped: string | undefined,
): readonly MailColumn[] {
  if (mapped === '') return [];
  if (mapped === undefined) return findMailColumns(header, source.words);
  return [namedMailColumn(mappedColumn(header, mapped), source.words)];
}

function tableOfPosts(): Failure {
  return new Failure(
    'content',
    'table-of-posts',
    'This is Substack’s table of posts; it holds no addresses.',
    'Import the file of the same archive whose name begins with “email_list”.',
  );
}
