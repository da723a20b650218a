/** A run, its batches and how it stands, as the ledger tells them. */
import type { Recipient } from './message.ts';
import type { DeliveryState } from './state.ts';

export interface Run {
  readonly id: string;
  readonly issueId: string;
  /** The size of the frozen audience. */
  readonly count: number;
  readonly byTier: Readonly<Record<string, number>>;
  /** Of the editions when the audience was frozen; a changed issue is not resumed. */
  readonly contentHash: string;
  readonly startedAt: Date;
}

export interface ClaimedBatch {
  readonly runId: string;
  readonly no: number;
  readonly tier: string;
  readonly attempt: number;
  /** Without those who left since the audience was frozen; may be empty. */
  readonly recipients: readonly Omit<Recipient, 'unsubscribeToken'>[];
}

export interface IssueStatus {
  readonly issueId: string;
  readonly audience: number;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  readonly byTier: Readonly<Record<string, number>>;
  readonly batches: number;
  /** Of all its runs, sorted. */
  readonly allowedRules: readonly string[];
  readonly startedAt: Date | undefined;
  readonly finishedAt: Date | undefined;
}
