/** What another system's column says about whether a person wants mail. */
import { columnKey, type Column } from './columns.ts';
import type { LeavingReason } from './staged-row.ts';

/**
 * `not-subscribed` never agreed, or is on hold; a reason says that they left. `silent` is an empty
 * cell; `unclear` is a word that could mean either.
 */
export type MailSign = 'mail' | 'not-subscribed' | LeavingReason | 'silent' | 'unclear';

export interface MailColumn extends Column, MailColumnMeaning {
  /** Words that mean something else in this system's exports, by `columnKey`. */
  readonly words: ReadonlyMap<string, MailSign>;
}

interface MailColumnMeaning {
  /**
   * `wanted` and `unwanted` hold yes or no; `left` holds when somebody left; `status` a word.
   * `state` may also be a part of a country, so words unknown there mean nothing.
   */
  readonly kind: 'wanted' | 'unwanted' | 'left' | 'status' | 'state';
  /** What a cell that says no mail says. */
  readonly no: LeavingReason | 'not-subscribed';
}

/** Keys of `columnKey`; Ghost, Substack, beehiiv, Mailchimp, Buttondown, listmonk and Kit. */
const meanings: ReadonlyMap<string, MailColumnMeaning> = new Map([
  ['subscribedtoemails', { kind: 'wanted', no: 'unsubscribed' }],
  ['subscribed', { kind: 'wanted', no: 'unsubscribed' }],
  ['acceptsmarketing', { kind: 'wanted', no: 'not-subscribed' }],
  ['optin', { kind: 'wanted', no: 'not-subscribed' }],
  ['emaildisabled', { kind: 'unwanted', no: 'unsubscribed' }],
  ['unsubscribed', { kind: 'unwanted', no: 'unsubscribed' }],
  ['unsubscribedfromemails', { kind: 'unwanted', no: 'unsubscribed' }],
  ['donotmail', { kind: 'unwanted', no: 'unsubscribed' }],
  ['donotemail', { kind: 'unwanted', no: 'unsubscribed' }],
  ['optout', { kind: 'unwanted', no: 'unsubscribed' }],
  ['optedout', { kind: 'unwanted', no: 'unsubscribed' }],
  ['unsubscribedat', { kind: 'left', no: 'unsubscribed' }],
  ['unsubscriptiondate', { kind: 'left', no: 'unsubscribed' }],
  ['unsubtime', { kind: 'left', no: 'unsubscribed' }],
  ['cleantime', { kind: 'left', no: 'bounced' }],
  ['deletedat', { kind: 'left', no: 'unsubscribed' }],
  ['bouncedat', { kind: 'left', no: 'bounced' }],
  ['complainedat', { kind: 'left', no: 'complained' }],
  ['status', { kind: 'status', no: 'unsubscribed' }],
  ['subscriptionstatus', { kind: 'status', no: 'unsubscribed' }],
  ['subscriberstatus', { kind: 'status', no: 'unsubscribed' }],
  ['emailstatus', { kind: 'status', no: 'unsubscribed' }],
  ['subscribertype', { kind: 'status', no: 'unsubscribed' }],
  ['state', { kind: 'state', no: 'unsubscribed' }],
]);

const yes = new Set(['true', 'yes', 'y', '1', 'on', 't']);
const no = new Set(['false', 'no', 'n', '0', 'off', 'f']);
const never = new Set(['', 'null', 'none', 'never', '0']);

const statusWords: ReadonlyMap<string, MailSign> = new Map([
  ...wordsFor('mail', 'active subscribed enabled confirmed regular premium free paid comped'),
  ...wordsFor('mail', 'gifted trialed trialing optedin'),
  ...wordsFor('unsubscribed', 'unsubscribed cancelled canceled optedout removed deleted blocked'),
  ...wordsFor('unsubscribed', 'blocklisted blacklisted suppressed'),
  ...wordsFor('bounced', 'bounced hardbounced cleaned undeliverable invalid'),
  ...wordsFor('complained', 'complained spam'),
  ...wordsFor('not-subscribed', 'inactive disabled pending unconfirmed unactivated validating'),
  ...wordsFor('not-subscribed', 'paused archived nonsubscribed notsubscribed transactional'),
  ...wordsFor('not-subscribed', 'softbounced spammy'),
]);

/** Entries for a map of words, all of one meaning; parted by spaces. */
export function wordsFor(sign: MailSign, words: string): [string, MailSign][] {
  return words.split(' ').map((word) => [word, sign]);
}

/** Every column of a header that can say that a person wants no mail. */
export function findMailColumns(
  header: readonly string[],
  words: ReadonlyMap<string, MailSign>,
): MailColumn[] {
  return header.flatMap((name, index) => {
    const meaning = meanings.get(columnKey(name));
    return meaning === undefined ? [] : [{ index, name, ...meaning, words }];
  });
}

/** The column that the author says holds it: read by its name if that is known, else as a status. */
export function namedMailColumn(
  { index, name }: Column,
  words: ReadonlyMap<string, MailSign>,
): MailColumn {
  const known = meanings.get(columnKey(name));
  const meaning: MailColumnMeaning =
    known === undefined || known.kind === 'state' ? { kind: 'status', no: 'unsubscribed' } : known;
  return { index, name, ...meaning, words };
}

export function readMailSign(column: MailColumn, cell: string): MailSign {
  const word = columnKey(cell);
  switch (column.kind) {
    case 'left':
      return never.has(word) ? 'silent' : column.no;
    case 'wanted':
      return yesOrNo(word, 'mail', column.no);
    case 'unwanted':
      return yesOrNo(word, column.no, 'mail');
    case 'status':
    case 'state':
      if (word === '') return 'silent';
      return (
        column.words.get(word) ??
        statusWords.get(word) ??
        (column.kind === 'state' ? 'silent' : 'unclear')
      );
  }
}

function yesOrNo(word: string, ifYes: MailSign, ifNo: MailSign): MailSign {
  if (word === '') return 'silent';
  if (yes.has(word)) return ifYes;
  return no.has(word) ? ifNo : 'unclear';
}
