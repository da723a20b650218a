/** Somebody whom the provider mails no longer. */
import type { SuppressionReason } from './subscriber.ts';

export interface ProviderSuppression {
  readonly address: string;
  readonly reason: Exclude<SuppressionReason, 'removed'>;
  readonly at: Date;
}

/** The end of a subscription, as a provider tells it of an address. */
export interface AddressEnd {
  readonly addressKey: string;
  readonly reason: ProviderSuppression['reason'];
  /** What the person confirmed after it stands. */
  readonly at: Date;
}
