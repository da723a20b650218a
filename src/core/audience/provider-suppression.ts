/** Somebody whom the provider mails no longer. */
import type { SuppressionReason } from './subscriber.ts';

export interface ProviderSuppression {
  readonly address: string;
  readonly reason: Exclude<SuppressionReason, 'removed'>;
  readonly at: Date;
}
