/** When the mails of a run are due, and for how long they can be taken back. */
import type { ScheduleLimits } from './capabilities.ts';

export interface DeliveryTerms {
  /** When mails are to go out; undefined: as soon as they can be taken back no longer. */
  readonly sendAt: Date | undefined;
  /** When the first submission may be made, by the ledger's clock; long ago: at once. */
  readonly beginAt: Date;
  /** For how long mails wait at the provider before they go out; 0: they cannot be taken back. */
  readonly undoMs: number;
}

/** What an author wants; `undoMinutes` is the config's. */
export interface TermsWanted {
  readonly at: Date | undefined;
  readonly isNow: boolean;
  readonly undoMinutes: number;
}

export type TermsProblem = 'past' | 'too-near';

/** Left between the last moment to take mails back and what is done about it. */
const MARGIN_MS = 60_000;

/** `limits` are the transport's; without them mails go out as they are submitted. */
export function deliveryTerms(
  wanted: TermsWanted,
  limits: ScheduleLimits | undefined,
  now: Date,
): DeliveryTerms | TermsProblem {
  const { at, isNow } = wanted;
  if (at !== undefined && at <= now) return 'past';
  const undoMs = limits === undefined || isNow ? 0 : wanted.undoMinutes * 60_000;
  if (at === undefined) return { sendAt: undefined, beginAt: new Date(0), undoMs };
  if (at.getTime() < now.getTime() + undoMs) return 'too-near';
  // Mails that can wait at the provider are handed over a while before, so none of them is late.
  const ahead = limits === undefined ? 0 : limits.maxAheadMs;
  return { sendAt: at, beginAt: new Date(at.getTime() - ahead), undoMs };
}

/** When mails submitted now go out; undefined: at once. */
export function nextSendAt(terms: DeliveryTerms, now: Date): Date | undefined {
  const earliest = now.getTime() + terms.undoMs;
  const sendAt = Math.max(terms.sendAt?.getTime() ?? 0, terms.undoMs > 0 ? earliest : 0);
  return sendAt > now.getTime() ? new Date(sendAt) : undefined;
}

/** A schedule before this time is too near to take mails of it back, should that be needed. */
export function earliestUsable(terms: DeliveryTerms, limits: ScheduleLimits, now: Date): Date {
  const lead = terms.undoMs > 0 ? limits.cancelLeadMs : 0;
  return new Date(now.getTime() + lead + MARGIN_MS);
}

/**
 * Schedules that a run has at once. A provider lets only so many be cancelled at the same time, so
 * that several batches share one; the rest is left for schedules that follow a cancelled one.
 */
const MOST_GROUPS = 8;

/** The group, from 1, whose schedule a batch is submitted under. */
export function scheduleGroup(batchNo: number, batches: number): number {
  return Math.ceil(batchNo / Math.ceil(batches / MOST_GROUPS));
}
