/** A run, its batches and how it stands, as the ledger tells them. */
import type { Schedule } from './capabilities.ts';
import type { Recipient } from './message.ts';
import type { FrozenContent } from './sent-content.ts';
import type { DeliveryState } from './state.ts';
import type { DeliveryTerms } from './terms.ts';

export interface Run {
  readonly id: string;
  readonly issueId: string;
  /** The size of the frozen audience. */
  readonly count: number;
  readonly batches: number;
  readonly byTier: Readonly<Record<string, number>>;
  /** Of the editions when the audience was frozen; a changed issue is not resumed. */
  readonly contentHash: string;
  readonly startedAt: Date;
  readonly segment: string | undefined;
  readonly terms: DeliveryTerms;
  /** Since when and why no batch is claimed. */
  readonly paused: { readonly at: Date; readonly reason: string } | undefined;
  /** What was not sent is being taken back. */
  readonly isCancelling: boolean;
}

/** What is frozen with an audience. */
export interface FrozenRun extends FrozenContent {
  readonly terms: DeliveryTerms;
}

export interface ScheduleGroup {
  readonly runId: string;
  /** From 1. */
  readonly no: number;
}

/** What became of an unknown batch. */
export type Resolution =
  | { readonly kind: 'found'; readonly providerId: string }
  | { readonly kind: 'resend' }
  | { readonly kind: 'leave' };

export interface ClaimedBatch {
  readonly runId: string;
  readonly no: number;
  readonly tier: string;
  readonly attempt: number;
  /** For how long, from the claim on, no other worker takes it over. */
  readonly leaseMs: number;
  /** Without those who left since the audience was frozen; may be empty. */
  readonly recipients: readonly Omit<Recipient, 'unsubscribeToken'>[];
}

/** What is left of a run. */
export interface Outlook {
  /** Batches that wait for a claim, the rejected ones among them. */
  readonly waiting: number;
  /** Claimed or submitting, by any worker. */
  readonly underWay: number;
  /** Unknown, and nobody has decided about them. */
  readonly unknown: number;
  /** When the next claim may succeed. */
  readonly nextAt: Date | undefined;
  /** The same from now on, by the clock of the ledger; not below 0. */
  readonly nextInMs: number | undefined;
  /** Nothing more is claimed: a process paused it, or somebody takes it back. */
  readonly stopped: 'paused' | 'cancelling' | undefined;
}

/** A batch of which no one can tell whether the provider took it. */
export interface UnknownBatch {
  readonly runId: string;
  readonly issueId: string;
  readonly no: number;
  readonly tier: string;
  readonly attempt: number;
  readonly recipients: number;
  /** A few of them, to be looked up. */
  readonly sample: readonly string[];
  readonly submittedAt: Date;
  readonly schedule: Schedule | undefined;
}

/** A schedule as the ledger knows it. */
export interface HeldSchedule extends Schedule {
  readonly runId: string;
  readonly groupNo: number;
  readonly state: 'open' | 'closed' | 'cancelling' | 'cancelled';
  /** Batches under it that the provider has, or may have. */
  readonly batches: number;
}

export interface IssueStatus {
  readonly issueId: string;
  readonly audience: number;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  /** Of the unknown deliveries, those that a person decided to leave as they are. */
  readonly leftUnknown: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly batches: number;
  /** Of all its runs, sorted. */
  readonly allowedRules: readonly string[];
  readonly startedAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** When the last mails of it go out that wait at the provider. */
  readonly sendAt: Date | undefined;
  readonly paused: { readonly at: Date; readonly reason: string } | undefined;
}

/** One person's delivery of an issue. */
export interface Delivery {
  /** undefined when the person was erased. */
  readonly address: string | undefined;
  readonly tier: string;
  readonly state: DeliveryState;
  readonly reason: string | undefined;
  readonly batchNo: number;
  readonly at: Date;
}
