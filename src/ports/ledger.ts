/** The delivery history, and what wakes the workers that write it. */
import type { Schedule } from '../core/delivery/capabilities.ts';
import type { SubmitOutcome } from '../core/delivery/message.ts';
import type { AudienceGroup, AudienceQuestion, Plan } from '../core/delivery/plan.ts';
import type {
  ClaimedBatch,
  Delivery,
  FrozenRun,
  HeldSchedule,
  IssueStatus,
  Outlook,
  Resolution,
  Run,
  ScheduleGroup,
  UnknownBatch,
} from '../core/delivery/run.ts';
import type { MailedContent } from '../core/delivery/sent-content.ts';

/** The durable delivery history; every call is one transaction that is on disk when it resolves. */
export interface Ledger {
  /** The frozen and unfinished run of an issue. */
  openRun(issueId: string): Promise<Run | undefined>;
  /** Every unfinished run, the oldest first. */
  openRuns(): Promise<readonly Run[]>;
  /** Counts every subscriber once. */
  census(question: AudienceQuestion): Promise<readonly AudienceGroup[]>;
  /**
   * Refuses, by throwing, when the issue has an open run other than the one replaced, or when the
   * audience is no longer as large as planned: `audience-already-frozen`, `audience-changed`.
   */
  freeze(plan: Plan, question: AudienceQuestion, frozen: FrozenRun): Promise<Run>;
  pause(runId: string, reason: string): Promise<void>;
  unpause(runId: string): Promise<void>;
  /**
   * Settles what dead workers left: claimed -> planned, submitting -> unknown. With
   * `resubmitFor`, an unknown batch submitted no longer ago than that is planned again.
   */
  recover(runId: string, resubmitForMs: number): Promise<void>;
  /** Claims a batch that waits and excludes who left since; undefined when none can be claimed now. */
  claim(runId: string): Promise<ClaimedBatch | undefined>;
  /** Must resolve before the request leaves. False: taken over, or its schedule is open no longer. */
  markSubmitting(batch: ClaimedBatch, schedule: Schedule | undefined): Promise<boolean>;
  /** A rejected batch may be claimed again `afterMs` from now. False: somebody took it over. */
  settle(batch: ClaimedBatch, outcome: SubmitOutcome, afterMs?: number): Promise<boolean>;
  outlook(runId: string): Promise<Outlook>;
  /** Of an issue, or of all; those left to themselves by a person are not among them. */
  unknownBatches(issueId: string): Promise<readonly UnknownBatch[]>;
  /** What was found out, or what a person decided: submit it again, or leave it as it is. */
  resolve(batch: UnknownBatch, as: Resolution): Promise<boolean>;
  /** The open schedule of a group, unless its time is before `usableFrom`. */
  openSchedule(group: ScheduleGroup, usableFrom: Date): Promise<Schedule | undefined>;
  /** Opens a group's schedule in the place of an earlier one; another worker's may win. */
  addSchedule(group: ScheduleGroup, schedule: Schedule, usableFrom: Date): Promise<Schedule>;
  /** Of all runs of an issue, in the order they were made. */
  schedules(issueId: string): Promise<readonly HeldSchedule[]>;
  /** Nothing more is submitted under it. `again`: an earlier try was cut off. */
  beginCancel(scheduleId: string): Promise<'begun' | 'again' | 'cancelled'>;
  /**
   * Once confirmed, its batches are planned again, or cancelled where their run is; when it is
   * unclear, what was accepted is unknown.
   */
  endCancel(scheduleId: string, outcome: 'cancelled' | 'too-late' | 'unclear'): Promise<void>;
  /** Takes back what was not submitted, for good; `endCancel` takes back what was. */
  cancelRuns(issueId: string): Promise<void>;
  /** Ends the run if all its batches are settled. */
  finish(runId: string): Promise<boolean>;
  status(issueId: string): Promise<IssueStatus>;
  /** Who has it, who not, and why; each person once, by the last word about them. */
  deliveries(issueId: string): AsyncIterable<Delivery>;
  /** Every text that left by mail, whatever the ledger's channel; a rehearsal never counts. */
  mailed(): Promise<readonly MailedContent[]>;
  /** Those whose delivery began last, the newest first. */
  recentIssues(limit: number): Promise<readonly string[]>;
  /** Of the issues that went out, so many with the highest ids, the highest first. */
  newestIssues(limit: number): Promise<readonly string[]>;
  /**
   * Must resolve before an issue is mailed to one person on their own. False when they have it, or
   * may have it; from then on it is not due to them.
   */
  claimWelcome(issueId: string, subscriberId: string): Promise<boolean>;
  /** Takes the next turn of a transport, `everyMs` after the one before; how long to wait for it. */
  takeTurn(transport: string, everyMs: number): Promise<number>;
  /** Nobody takes a turn before so many milliseconds are over. */
  holdBack(transport: string, forMs: number): Promise<void>;
}

/** Wakes workers when there is something to do; the ledger decides what that is. */
export interface Wakeups extends AsyncDisposable {
  /** A worker looks at the issue at that time, or soon after. Harmless when repeated. */
  wake(issueId: string, at: Date): Promise<void>;
  /** Calls `look` for one issue after another until the signal; ends when the last call has. */
  listen(look: (issueId: string) => Promise<void>, signal: AbortSignal): Promise<void>;
}
