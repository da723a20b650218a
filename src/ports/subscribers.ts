/** The audience as it is stored: subscribers, imports of lists, figures. */
import type { Address } from '../core/audience/address.ts';
import type { AudienceEnd } from '../core/audience/audience-end.ts';
import type { AddOutcome, ConsentEvent, NewSubscriber } from '../core/audience/consent.ts';
import type { DailyTurnover } from '../core/audience/growth.ts';
import type { ImportCounts, ImportEvents } from '../core/audience/import-outcome.ts';
import type { AddressEnd } from '../core/audience/provider-suppression.ts';
import type { StagedRow } from '../core/audience/staged-row.ts';
import type { Erasure, SubscriberRecord } from '../core/audience/subscriber-record.ts';
import type {
  Subscriber,
  SubscriberState,
  SuppressionReason,
} from '../core/audience/subscriber.ts';
import type { TagChange } from '../core/audience/tag.ts';

export interface SubscriberStore {
  /** All rows in one transaction; an import never revives anyone. Outcomes are in the rows' order. */
  add(
    rows: readonly NewSubscriber[],
    consent: ConsentEvent,
    state: Extract<SubscriberState, 'active' | 'pending'>,
  ): Promise<AddOutcome[]>;
  list(filter: {
    readonly state?: SubscriberState | undefined;
    readonly tag?: string | undefined;
    readonly limit?: number | undefined;
  }): AsyncIterable<Subscriber>;
  countByState(): Promise<Readonly<Record<SubscriberState, number>>>;
  findByAddress(key: string): Promise<Subscriber | undefined>;
  /**
   * The person says yes to a question put at `askedAt`. Whoever has left before it comes back;
   * `refused` is whoever has left since.
   */
  confirm(
    subscriberId: string,
    consent: ConsentEvent,
    askedAt: Date,
  ): Promise<'confirmed' | 'already' | 'refused'>;
  /** Forgets those who came before a time and have never confirmed; how many they were. */
  purgePending(before: Date): Promise<number>;
  /** Ends consent and suppresses the address, in one transaction. Idempotent. */
  end(
    subscriberId: string,
    reason: SuppressionReason,
    consent: ConsentEvent,
  ): Promise<'ended' | 'already' | 'unknown'>;
  /**
   * Ends the subscriptions of some hundred addresses, in one transaction, and returns what was
   * news. Nobody is added, and whoever confirmed after the time of an end stays.
   */
  endByAddress(ends: readonly AddressEnd[], source: string): Promise<readonly AddressEnd[]>;
}

/** The audience in figures; nothing is changed. */
export interface AudienceFigures {
  /** Of the days on which somebody came or left, in rising order, since the first. */
  turnover(): Promise<readonly DailyTurnover[]>;
  /** Active subscribers to whom no issue is due for a while. */
  paused(now: Date): Promise<number>;
  /** Bounces and complaints, the newest first. */
  newestEnds(limit: number): Promise<readonly AudienceEnd[]>;
}

/** A list, staged apart from the subscribers; each person counts once, by the row of `mergeRows`. */
export interface SubscriberImport extends AsyncDisposable {
  /** Called with a thousand rows or so at a time. */
  stage(rows: readonly StagedRow[]): Promise<void>;
  /** What a commit would do now, by `importOutcome`; changes nothing. */
  preview(): Promise<ImportCounts>;
  /** In one transaction, or not at all when the counts are not `expected` any more. */
  commit(expected: ImportCounts, events: ImportEvents): Promise<'committed' | 'overtaken'>;
}

/** Imports of lists, and all that is stored about one person. */
export interface SubscriberRecords {
  /** Nothing is kept of what is staged when it is disposed of before its commit. */
  beginImport(): Promise<SubscriberImport>;
  /** undefined when nothing is. */
  find(address: Address): Promise<SubscriberRecord | undefined>;
  retag(subscriberId: string, change: TagChange): Promise<'changed' | 'unchanged' | 'unknown'>;
  /** In one transaction; `Erasure` says what goes and what remains. */
  erase(address: Address, consent: ConsentEvent): Promise<Erasure>;
}
