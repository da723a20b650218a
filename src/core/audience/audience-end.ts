/** A subscription that ended because the mail came back, or was called spam. */
import type { SuppressionReason } from './subscriber.ts';

export interface AudienceEnd {
  /** When it happened, as the provider told it. */
  readonly at: Date;
  readonly reason: Extract<SuppressionReason, 'bounced' | 'complained'>;
  /** The issue that came back or was complained about, where the ledger knows it. */
  readonly issueId: string | undefined;
  /** undefined when the person was erased since. */
  readonly address: string | undefined;
  /** Where it was told: `webhook`, a provider, a file's name. */
  readonly source: string;
}
