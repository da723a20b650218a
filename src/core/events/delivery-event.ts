/** What a provider tells of a mail after it took it: one event, in our own words. */

/** Who and which mail an event is about, as far as the provider says. */
export interface EventOrigin {
  /** SendGrid tells seconds, the others fractions of them. */
  readonly at: Date;
  /** Ours, which came back with the event; absent from mails of other senders and from late bounces. */
  readonly delivery: DeliveryKey | undefined;
  /** As `Address.key`; undefined where the provider leaves the address out. */
  readonly addressKey: string | undefined;
  /** May change when the provider tells the same event again. */
  readonly providerEventId: string | undefined;
  /** Begins with the id under which the provider accepted the batch. */
  readonly providerMessageId: string | undefined;
}

/** Names one delivery in the ledger. */
export interface DeliveryKey {
  readonly issueId: string;
  readonly runId: string;
  readonly batchNo: number;
  readonly subscriberId: string;
}

/** Why a provider did not even try; `other` says nothing about the recipient. */
export type DropCause = 'bounced' | 'invalid' | 'complained' | 'unsubscribed' | 'other';

export type DeliveryEvent = EventOrigin &
  (
    | { readonly kind: 'processed' | 'deferred' | 'delivered' }
    /** Refused for good: the address is dead. */
    | { readonly kind: 'bounced' }
    /** Refused this time: the mailbox is full, the content or the sender is not liked. */
    | { readonly kind: 'blocked' }
    | { readonly kind: 'dropped'; readonly cause: DropCause }
    /** Many mail programs load pictures by themselves; the provider knows some of them. */
    | { readonly kind: 'opened'; readonly byMachine: boolean }
    /** `link` is the address as it stands in the issue, see link-identity.ts. */
    | { readonly kind: 'clicked'; readonly link: string }
    | { readonly kind: 'complained' | 'unsubscribed' }
    | { readonly kind: 'group-unsubscribed' | 'group-resubscribed' }
  );
