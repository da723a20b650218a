/** What came of recording some events. */
import type { EndReason } from './end-reason.ts';

export interface RecordOptions {
  readonly now: Date;
  /** Where the events come from: `webhook`, or a file's name; proofs of an ended consent name it. */
  readonly source: string;
  /** Keeps who opened and clicked; by default only numbers are kept. */
  readonly people: boolean;
}

/** Every event is in exactly one of the first four. */
export interface RecordOutcome {
  /** Changed something. */
  readonly fresh: number;
  /** Told before, or telling what was known. */
  readonly known: number;
  /** About no delivery of this ledger: a test copy, or another mail of the same account. */
  readonly foreign: number;
  /** Opens and clicks of which nobody can say any more whether they were counted. */
  readonly tooOld: number;
  /** Subscriptions that ended because of them. */
  readonly ended: Readonly<Record<EndReason, number>>;
}

export const nothingRecorded: RecordOutcome = {
  fresh: 0,
  known: 0,
  foreign: 0,
  tooOld: 0,
  ended: { bounced: 0, complained: 0, unsubscribed: 0 },
};

export function addOutcomes(one: RecordOutcome, other: RecordOutcome): RecordOutcome {
  return {
    fresh: one.fresh + other.fresh,
    known: one.known + other.known,
    foreign: one.foreign + other.foreign,
    tooOld: one.tooOld + other.tooOld,
    ended: {
      bounced: one.ended.bounced + other.ended.bounced,
      complained: one.ended.complained + other.ended.complained,
      unsubscribed: one.ended.unsubscribed + other.ended.unsubscribed,
    },
  };
}
