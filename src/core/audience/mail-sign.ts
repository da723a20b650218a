/** What another system's column says about whether a person wants mail. */
import { columnKey, type Column } from './columns.ts';

/** `silent` is an empty cell; `unclear` is a word that could mean either. */
export type MailSign = 'mail' | 'no-mail' | 'silent' | 'unclear';

export interface MailColumn extends Column {
  readonly kind: MailColumnKind;
}

/**
 * `wanted` and `unwanted` hold yes or no; `left` holds when somebody left; `status` a word.
 * `state` may also be a part of a country, so words unknown there mean nothing.
 */
type MailColumnKind = 'wanted' | 'unwanted' | 'left' | 'status' | 'state';

/** Keys of `columnKey`; Ghost, Substack, beehiiv, Mailchimp, Buttondown, listmonk and Kit. */
const kinds: ReadonlyMap<string, MailColumnKind> = new Map([
  ['subscribedtoemails', 'wanted'],
  ['subscribed', 'wanted'],
  ['acceptsmarketing', 'wanted'],
  ['optin', 'wanted'],
  ['emaildisabled', 'unwanted'],
  ['unsubscribed', 'unwanted'],
  ['unsubscribedfromemails', 'unwanted'],
  ['donotmail', 'unwanted'],
  ['donotemail', 'unwanted'],
  ['optout', 'unwanted'],
  ['optedout', 'unwanted'],
  ['unsubscribedat', 'left'],
  ['unsubscriptiondate', 'left'],
  ['unsubtime', 'left'],
  ['cleantime', 'left'],
  ['deletedat', 'left'],
  ['bouncedat', 'left'],
  ['complainedat', 'left'],
  ['status', 'status'],
  ['subscriptionstatus', 'status'],
  ['subscriberstatus', 'status'],
  ['emailstatus', 'status'],
  ['subscribertype', 'status'],
  ['state', 'state'],
]);

const yes = new Set(['true', 'yes', 'y', '1', 'on', 't']);
const no = new Set(['false', 'no', 'n', '0', 'off', 'f']);
const never = new Set(['', 'null', 'none', 'never', '0']);

const statusMail = new Set(
  `active subscribed enabled confirmed regular premium free paid comped gifted trialed trialing
  optedin`.split(/\s+/),
);
const statusNoMail = new Set(
  `inactive unsubscribed disabled blocklisted blacklisted cleaned bounced hardbounced softbounced
  complained spam spammy cancelled canceled pending unconfirmed unactivated removed undeliverable
  blocked paused invalid validating archived deleted nonsubscribed notsubscribed transactional
  optedout suppressed`.split(/\s+/),
);

/** Every column of a header that can say that a person wants no mail. */
export function findMailColumns(header: readonly string[]): MailColumn[] {
  return header.flatMap((name, index) => {
    const kind = kinds.get(columnKey(name));
    return kind === undefined ? [] : [{ index, name, kind }];
  });
}

export function readMailSign(column: MailColumn, cell: string): MailSign {
  const word = columnKey(cell);
  switch (column.kind) {
    case 'left':
      return never.has(word) ? 'silent' : 'no-mail';
    case 'wanted':
      return yesOrNo(word, 'mail', 'no-mail');
    case 'unwanted':
      return yesOrNo(word, 'no-mail', 'mail');
    case 'status':
    case 'state':
      return readStatus(word, column.kind === 'state' ? 'silent' : 'unclear');
  }
}

function yesOrNo(word: string, ifYes: MailSign, ifNo: MailSign): MailSign {
  if (word === '') return 'silent';
  if (yes.has(word)) return ifYes;
  return no.has(word) ? ifNo : 'unclear';
}

function readStatus(word: string, otherwise: MailSign): MailSign {
  if (word === '') return 'silent';
  if (statusNoMail.has(word)) return 'no-mail';
  return statusMail.has(word) ? 'mail' : otherwise;
}
