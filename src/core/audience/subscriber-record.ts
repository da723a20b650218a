/** All that is stored about one person, for whoever asks what is known of them. */
import type { DeliveryState } from '../delivery/state.ts';
import type { ConfirmationPurpose } from './confirmation.ts';
import type { ConsentEvent } from './consent.ts';
import type { Subscriber, SuppressionReason } from './subscriber.ts';

export interface SubscriberRecord {
  /** undefined for an address that is only suppressed, or only a patron's. */
  readonly subscriber: Subscriber | undefined;
  /** In the order of time, as are all of these. */
  readonly consents: readonly ConsentEvent[];
  readonly suppression: { readonly reason: SuppressionReason; readonly at: Date } | undefined;
  /** Those still open that were put to them, or to somebody else about this address. */
  readonly questions: readonly RecordedQuestion[];
  readonly grants: readonly RecordedGrant[];
  readonly deliveries: readonly RecordedDelivery[];
  /** Issues mailed to them on their own when they came. */
  readonly welcomes: readonly RecordedWelcome[];
  /** What the provider told about them; without times, which are not kept. */
  readonly events: readonly RecordedEvent[];
}

/**
 * `erased`: the subscriber is deleted, with tags, questions, welcomes, grants, what waits in the
 * inbox, and every spelling of the address, wherever it stands. The address stays suppressed, as `removed` unless it was before;
 * consent events and deliveries keep the subscriber's id, which leads to nobody any more.
 * `unknown`: nothing was stored, and nothing is now.
 */
export type Erasure = 'erased' | 'unknown';

export interface RecordedQuestion {
  readonly purpose: ConfirmationPurpose['kind'];
  /** To which somebody wants to move. */
  readonly address: string | undefined;
  readonly at: Date;
  readonly expiresAt: Date;
}

export interface RecordedGrant {
  readonly source: string;
  readonly tier: string;
  readonly name: string | undefined;
}

export interface RecordedDelivery {
  readonly issueId: string;
  readonly channel: 'mail' | 'rehearsal';
  readonly state: DeliveryState;
  /** Why it was excluded or rejected. */
  readonly reason: string | undefined;
  /** When the audience was frozen. */
  readonly at: Date;
}

export interface RecordedWelcome {
  readonly issueId: string;
  readonly channel: 'mail' | 'rehearsal';
  readonly at: Date;
}

export interface RecordedEvent {
  readonly issueId: string;
  /** Such as `delivered` or `bounced`; `opened` and `clicked` where people are kept. */
  readonly kind: string;
  /** That was followed. */
  readonly link: string | undefined;
}
