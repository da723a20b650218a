/** A subscriber: an address with proven consent, and the state that decides whether mail may go there. */
import type { Address } from './address.ts';

export const subscriberStates = [
  'pending',
  'active',
  'unsubscribed',
  'bounced',
  'complained',
] as const;
export type SubscriberState = (typeof subscriberStates)[number];

export interface Subscriber {
  /** UUIDv7. */
  readonly id: string;
  readonly address: Address;
  readonly name: string | undefined;
  readonly state: SubscriberState;
  readonly tags: readonly string[];
  /** The tier held as a patron, or `public`. */
  readonly tier: string;
  readonly createdAt: Date;
  /** No issue is due to them before this time. */
  readonly pausedUntil?: Date | undefined;
}

/** Why a never-mail record exists. */
export const suppressionReasons = ['unsubscribed', 'removed', 'bounced', 'complained'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** Each replaces those before it, so that the order in which ends are told makes no difference. */
const ends = ['bounced', 'unsubscribed', 'complained'] as const;

/**
 * The state after consent ends for a reason, or undefined when nothing changes. What a person said
 * replaces what a machine did, and a complaint replaces every other end, because only the person
 * may come back from it.
 */
export function stateAfterEnd(
  current: SubscriberState,
  reason: SuppressionReason,
): SubscriberState | undefined {
  const next = reason === 'removed' ? 'unsubscribed' : reason;
  // Of those who have not ended the place is -1.
  const place = ends.findIndex((end) => end === current);
  return ends.indexOf(next) > place ? next : undefined;
}
