/** What a transport submits: one edition as a message, and its recipients with their personal parts. */
import type { Edition } from '../edition/edition.ts';
import type { Schedule } from './capabilities.ts';
import { type NameFallbacks, type PersonalFacts, UNSUBSCRIBE_TOKEN_TAG } from './personal-parts.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface Message extends NameFallbacks {
  readonly from: Mailbox;
  readonly replyTo: string | undefined;
  readonly subject: string;
  /** Both hold the tags of personal-parts.ts wherever a recipient's own values belong. */
  readonly html: string;
  readonly text: string;
  /** RFC 2919, without the angle brackets. */
  readonly listId: string;
  /** Holds `UNSUBSCRIBE_TOKEN_TAG`; RFC 8058 wants https. */
  readonly unsubscribeUrl: string;
  /**
   * A mailto address beside the one-click address, which some receivers ask for; it holds
   * `UNSUBSCRIBE_TOKEN_TAG`, because the sender of a mail proves nothing.
   */
  readonly unsubscribeMailto: string;
}

/** What every message of a newsletter has in common. */
export type MessageFacts = Omit<Message, 'subject' | 'html' | 'text' | 'nameFallbacks'>;

export interface Recipient extends PersonalFacts {
  readonly subscriberId: string;
  readonly address: string;
}

export interface Submission {
  readonly issueId: string;
  readonly runId: string;
  readonly batchNo: number;
  readonly tier: string;
  /** When this submission is made; dates the message. */
  readonly at: Date;
  readonly message: Message;
  readonly recipients: readonly Recipient[];
  /** 1 at first; counts up whenever the batch is claimed again. */
  readonly attempt: number;
  /** Its mails wait at the provider until then; left out, they go at once. */
  readonly schedule?: Schedule | undefined;
}

/** Somebody whom the provider will not mail, whatever else is in the batch. */
export interface RefusedRecipient {
  readonly subscriberId: string;
  /** Without the address. */
  readonly reason: string;
}

export type SubmitOutcome =
  /** Taken for all but those refused. */
  | {
      readonly state: 'accepted';
      readonly providerId: string;
      readonly refused?: readonly RefusedRecipient[];
    }
  /**
   * Certain that nobody got it. `retryAfterMs` is set when trying again soon may help, `refused`
   * when it may help to leave these out.
   */
  | {
      readonly state: 'rejected';
      readonly reason: string;
      readonly retryAfterMs?: number;
      readonly refused?: readonly RefusedRecipient[];
    }
  /** No one can tell whether it was taken: a time-out, a reset, a 5xx. */
  | { readonly state: 'unknown'; readonly reason: string };

/** An edition as the message that its tier gets. */
export function messageOf(edition: Edition, facts: MessageFacts): Message {
  const { subject, html, text, nameFallbacks } = edition;
  return { ...facts, subject, html, text, nameFallbacks };
}

/** RFC 2369, RFC 8058 and RFC 2919 headers of one recipient's copy. */
export function listHeaders(message: Message, recipient: Recipient): Record<string, string> {
  const { unsubscribeToken: token } = recipient;
  const ways = `<${message.unsubscribeUrl}>, <${message.unsubscribeMailto}>`;
  return {
    'List-Unsubscribe': ways.replaceAll(UNSUBSCRIBE_TOKEN_TAG, () => token),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<${message.listId}>`,
  };
}
