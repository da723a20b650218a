/** What a transport can do, by which batches are cut and what is uncertain is settled. */

export interface TransportCapabilities {
  /** Recipients a submission may have. */
  readonly batchSize: number;
  /** Bytes one request may have. */
  readonly maxBytes: number;
  /** Whether the provider puts personal parts in, so that a request holds the texts only once. */
  readonly substitutes: boolean;
  /** For how long submitting the same batch again leaves one copy; 0 when it never does. */
  readonly idempotentForMs: number;
  /** Submissions that may be under way at once. */
  readonly atOnce: number;
  /** Submissions a second, of all workers together; Infinity when only `atOnce` bounds them. */
  readonly perSecond: number;
}

/** What a provider lets one do with mails that wait for their time. */
export interface ScheduleLimits {
  /** How far ahead of its time a mail may be submitted. */
  readonly maxAheadMs: number;
  /** Until how long before its time a mail can be taken back. */
  readonly cancelLeadMs: number;
  /** Schedules that may stand cancelled at once. */
  readonly mostCancelled: number;
}

/** Mails that wait at the provider, and are taken back together. */
export interface Schedule {
  /** The provider's name for it; no personal data. */
  readonly id: string;
  readonly sendAt: Date;
}

export type OpenScheduleOutcome =
  | { readonly state: 'opened'; readonly id: string }
  | { readonly state: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

export type CancelOutcome =
  /** Confirmed by the provider, in time: nobody gets any of it. */
  | { readonly state: 'cancelled' }
  /** Nothing was taken back: its mails go out. */
  | { readonly state: 'too-late' }
  /** Too late to tell, and it may be that an earlier try took it back. */
  | { readonly state: 'unclear' }
  /** Nothing was changed, for instance because too many are cancelled already. */
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string };

/** Recipients of one batch, whom the provider is asked about. */
export interface LookUpQuestion {
  readonly issueId: string;
  readonly runId: string;
  readonly batchNo: number;
  readonly addresses: readonly string[];
  /** When the request was made, and when its mails were due. */
  readonly submittedAt: Date;
  readonly sendAt: Date | undefined;
}

export type LookUpOutcome =
  | { readonly state: 'found'; readonly providerId: string }
  | { readonly state: 'not-found' }
  | { readonly state: 'unknown'; readonly reason: string };
