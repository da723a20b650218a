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
}

/** Why a never-mail record exists. */
export const suppressionReasons = ['unsubscribed', 'removed', 'bounced', 'complained'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/**
 * The state after consent ends for a reason, or undefined when nothing changes. A complaint
 * replaces every other end, because only the person may come back from it.
 */
export function stateAfterEnd(
  current: SubscriberState,
  reason: SuppressionReason,
): SubscriberState | undefined {
  const ended = reason === 'removed' ? 'unsubscribed' : reason;
  if (current === 'pending' || current === 'active') return ended;
  return ended === 'complained' && current !== 'complained' ? ended : undefined;
}
