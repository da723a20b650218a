/** What each system's export of subscribers looks like, and what its words mean there. */
import { columnKey } from './columns.ts';
import { wordsFor, type MailSign } from './mail-sign.ts';

export type ListSourceId =
  | 'roundup'
  | 'ghost'
  | 'substack'
  | 'mailchimp'
  | 'buttondown'
  | 'beehiiv'
  | 'listmonk'
  | 'kit'
  | 'table';

export interface ListSource {
  readonly id: ListSourceId;
  /** As people call the file. */
  readonly title: string;
  /** Columns that an export has, by `columnKey`: all of one of these sets. */
  readonly signatures: readonly (readonly string[])[];
  /** False where no real export has been seen: then a person looks at the columns first. */
  readonly isVerified: boolean;
  /** Words of its state columns that mean something else there than elsewhere. */
  readonly words: ReadonlyMap<string, MailSign>;
  /** What holds for every row of the file, whatever its cells say. */
  readonly everyone?: Exclude<MailSign, 'mail' | 'silent' | 'unclear'> | undefined;
  /** The e-mail column's key, where it is not named like one. */
  readonly email?: string;
  /** Its place, where its name may be in any language. */
  readonly emailIndex?: number;
}

const noWords: ReadonlyMap<string, MailSign> = new Map();

const mailchimp = {
  id: 'mailchimp',
  isVerified: true,
  words: noWords,
  // The names of people's own columns are translated; those in capitals never are.
  emailIndex: 0,
} as const;

/** The first that fits is the one. */
const sources: readonly ListSource[] = [
  {
    id: 'roundup',
    title: 'a list of Roundup’s own',
    signatures: [['address', 'name', 'state', 'tags', 'tier', 'createdat']],
    isVerified: true,
    words: noWords,
    email: 'address',
  },
  {
    ...mailchimp,
    title: 'Mailchimp’s list of those who unsubscribed',
    signatures: [['unsubtime', 'leid', 'euid']],
    everyone: 'unsubscribed',
  },
  {
    ...mailchimp,
    title: 'Mailchimp’s list of those whose addresses were cleaned',
    signatures: [['cleantime', 'leid', 'euid']],
    everyone: 'bounced',
  },
  {
    ...mailchimp,
    title: 'Mailchimp’s list of subscribers',
    signatures: [['optintime', 'leid', 'euid']],
  },
  {
    id: 'ghost',
    title: 'Ghost’s list of members',
    signatures: [['subscribedtoemails', 'complimentaryplan']],
    isVerified: true,
    words: noWords,
  },
  {
    id: 'substack',
    title: 'Substack’s list of subscribers',
    signatures: [
      ['activesubscription', 'emaildisabled'],
      ['emaildisabled', 'preferdigests'],
      ['subscriptiontype', 'activity', 'revenue'],
    ],
    isVerified: true,
    words: noWords,
  },
  {
    id: 'buttondown',
    title: 'Buttondown’s list of subscribers',
    signatures: [['subscribertype', 'creationdate', 'metadata']],
    isVerified: true,
    // There it is the payment that pauses, lapses or was never made; these people get the mails.
    words: new Map(wordsFor('mail', 'paused unpaid churning pastdue')),
  },
  {
    id: 'beehiiv',
    title: 'beehiiv’s list of subscribers',
    signatures: [['status', 'tier', 'createdat', 'unsubscribedat']],
    isVerified: true,
    words: new Map(wordsFor('unsubscribed', 'inactive')),
  },
  {
    id: 'listmonk',
    title: 'listmonk’s list of subscribers',
    signatures: [['uuid', 'email', 'attributes', 'status']],
    isVerified: true,
    words: noWords,
  },
  {
    id: 'listmonk',
    title: 'a list in the form that listmonk imports',
    signatures: [['email', 'name', 'attributes']],
    isVerified: true,
    words: noWords,
  },
  {
    id: 'kit',
    title: 'Kit’s list of subscribers',
    signatures: [['id', 'firstname', 'email', 'state', 'createdat']],
    isVerified: false,
    words: noWords,
  },
];

const table: ListSource = {
  id: 'table',
  title: 'a plain table',
  signatures: [],
  isVerified: true,
  words: noWords,
};

/** Substack's table of posts, which lies beside the list in its archive. */
export function isTableOfPosts(header: readonly string[]): boolean {
  const keys = new Set(header.map(columnKey));
  return ['postid', 'postdate', 'ispublished'].every((key) => keys.has(key));
}

/** `fileName` tells apart what the header does not. */
export function findListSource(header: readonly string[], fileName: string): ListSource {
  const keys = new Set(header.map(columnKey));
  const found = sources.find(({ signatures }) =>
    signatures.some((signature) => signature.every((key) => keys.has(key))),
  );
  if (found === undefined) return table;
  // The same header as subscribers have: people who only ever bought something.
  if (found.id === 'mailchimp' && /^non-?subscribed/i.test(fileName)) {
    return {
      ...found,
      title: 'Mailchimp’s list of those who never subscribed',
      everyone: 'not-subscribed',
    };
  }
  return found;
}
