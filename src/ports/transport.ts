/** How a batch leaves, at once or on a schedule. */
import type { ProviderSuppression } from '../core/audience/provider-suppression.ts';
import type {
  CancelOutcome,
  LookUpOutcome,
  LookUpQuestion,
  OpenScheduleOutcome,
  Schedule,
  ScheduleLimits,
  TransportCapabilities,
} from '../core/delivery/capabilities.ts';
import type { Submission, SubmitOutcome } from '../core/delivery/message.ts';

export interface Transport {
  readonly name: string;
  readonly capabilities: TransportCapabilities;
  /** Never throws for what the provider answers; throws only for a bug of ours. */
  submit(submission: Submission): Promise<SubmitOutcome>;
  /** Where mails can wait at the provider, and be taken back until shortly before their time. */
  readonly scheduling?: Scheduling | undefined;
  /** Asks the provider whether it has mails for some recipients of a batch. */
  readonly lookUp?: ((question: LookUpQuestion) => Promise<LookUpOutcome>) | undefined;
  /** Whom the provider mails no longer, by its own lists. Throws a `Failure` when it cannot tell. */
  readonly suppressed?: (() => AsyncIterable<ProviderSuppression>) | undefined;
}

export interface Scheduling extends ScheduleLimits {
  /** A fresh name, used for the submissions of one schedule and never again. */
  open(): Promise<OpenScheduleOutcome>;
  /** Idempotent. Judges by the provider's clock whether it is still time. */
  cancel(schedule: Schedule): Promise<CancelOutcome>;
}
