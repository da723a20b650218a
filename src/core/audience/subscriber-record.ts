/** All that is stored about one person, for whoever asks what is known of them. */
import type { DeliveryState } from '../delivery/state.ts';
import type { Grant } from '../patrons/grant.ts';
import type { Period } from '../patrons/period.ts';
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
  /** One, or none. */
  readonly patrons: readonly RecordedPatron[];
  /** Sources that name the address for a patron who has moved from it; of whom nothing is shown here. */
  readonly namedBy: readonly string[];
  readonly deliveries: readonly RecordedDelivery[];
  /** Issues mailed to them on their own when they came. */
  readonly welcomes: readonly RecordedWelcome[];
  /** What the provider told about them; without times, which are not kept. */
  readonly events: readonly RecordedEvent[];
}

/**
 * `erased`: the subscriber is deleted, with tags, questions, welcomes, what waits in the inbox, and
 * every spelling of the address, wherever it stands; and so is the patron at the address, with
 * grants, periods, sessions and feed. The address stays suppressed, as `removed` unless it was before; consent events and deliveries keep the subscriber's id, which leads to nobody any more.
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

export interface RecordedPatron {
  readonly id: string;
  readonly name: string | undefined;
  /** Where extras go. */
  readonly address: string | undefined;
  /** By source. */
  readonly grants: readonly RecordedGrant[];
  /** The tiers held. */
  readonly periods: readonly Period[];
  /** When they logged in, in browsers that are still so. */
  readonly sessions: readonly Date[];
  readonly feed: { readonly madeAt: Date; readonly closedAt: Date | undefined } | undefined;
}

export interface RecordedGrant extends Pick<
  Grant,
  'source' | 'member' | 'tier' | 'name' | 'state' | 'since' | 'expiresAt'
> {
  /** As the source tells it. */
  readonly address: string | undefined;
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
