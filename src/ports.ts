/** Every side effect that the workflows use, on one screen. */
import type { Config } from './config/schema.ts';
import type { Address } from './core/audience/address.ts';
import type { AddOutcome, ConsentEvent, NewSubscriber } from './core/audience/consent.ts';
import type { ImportCounts, ImportEvents } from './core/audience/import-outcome.ts';
import type { StagedRow } from './core/audience/staged-row.ts';
import type { Erasure, SubscriberRecord } from './core/audience/subscriber-record.ts';
import type { Subscriber, SubscriberState, SuppressionReason } from './core/audience/subscriber.ts';
import type { Table } from './core/audience/table.ts';
import type { TagChange } from './core/audience/tag.ts';
import type {
  CancelOutcome,
  LookUpOutcome,
  LookUpQuestion,
  OpenScheduleOutcome,
  Schedule,
  ScheduleLimits,
  TransportCapabilities,
} from './core/delivery/capabilities.ts';
import type { SubmitOutcome, Submission } from './core/delivery/message.ts';
import type { Candidate, Plan } from './core/delivery/plan.ts';
import type { ClaimedBatch, IssueStatus, Run } from './core/delivery/run.ts';
import type { FrozenContent, MailedContent } from './core/delivery/sent-content.ts';
import type { Diagnostic } from './core/diagnostics.ts';
import type { Extra, Issue } from './core/issue/issue.ts';
import type { IssueDate } from './core/issue/issue-date.ts';
import type { Shot } from './core/preview/shot.ts';
import type { Result } from './core/result.ts';

export interface Clock {
  now(): Date;
  /** Resolves after a while, in milliseconds. */
  sleep(ms: number): Promise<void>;
}

/** The author's files. Paths are relative to the newsletter's root, with forward slashes. */
export interface ContentFiles {
  /** Every file below a folder, sorted; [] when there is no such folder. */
  list(folder: string): Promise<string[]>;
  read(path: string): Promise<Uint8Array>;
  exists(path: string): Promise<boolean>;
  /** Writes a new file, whole or not at all; false when the path is taken, which stays as it is. */
  create(path: string, text: string): Promise<boolean>;
}

/** The author's content, read and checked. */
export interface Content {
  config(): Promise<Result<Config>>;
  /** Everything wrong with everything, extras included, or with the files named. */
  check(only?: readonly string[]): Promise<readonly Diagnostic[]>;
  /** One issue; its extras are not opened. */
  issue(id: string): Promise<Result<Issue>>;
  /** Opens the extras of one issue, held against their places in it. */
  extras(issue: Issue): Promise<Result<readonly Extra[]>>;
  /** Those of the issues that have no error, each with its extras opened. */
  sound(ids: ReadonlySet<string>): AsyncIterable<{
    readonly issue: Issue;
    readonly extras: readonly Extra[];
  }>;
  /** Opens every extra there is, for the gate that keeps them out of the archive. */
  allExtras(): Promise<Result<readonly Extra[]>>;
  /** In rising order. */
  issueIds(): Promise<readonly string[]>;
  /** Of every issue, in rising order of the ids, without checking any of them. */
  issueDates(): Promise<readonly IssueDate[]>;
}

/** Builds the archive of public issues; it can open no extras. */
export interface SiteBuilder {
  build(request: { readonly outDir: string }): Promise<void>;
}

/** The built archive, as the gate reads it. */
export interface OutputFiles {
  walk(): AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }>;
  removeAll(): Promise<void>;
}

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
  /** pending -> active; anything else is left as it is. */
  confirm(
    subscriberId: string,
    consent: ConsentEvent,
  ): Promise<'confirmed' | 'already' | 'refused'>;
  /** Ends consent and suppresses the address, in one transaction. Idempotent. */
  end(
    subscriberId: string,
    reason: SuppressionReason,
    consent: ConsentEvent,
  ): Promise<'ended' | 'already' | 'unknown'>;
  /** Every subscriber, with what decides whether this issue is due to them. */
  candidates(issueId: string): AsyncIterable<Candidate>;
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

/** Files that only their owner may read, such as exports. */
export interface PrivateFiles {
  /** Whole or not at all; false when the name is taken, which stays as it is. */
  create(path: string, chunks: AsyncIterable<string>): Promise<boolean>;
}

export interface PatronGrant {
  readonly address: Address;
  readonly name: string | undefined;
  readonly tier: string;
}

export interface PatronStore {
  /** Makes `grants` the whole of what this source grants, in one transaction. */
  replaceGrants(
    source: string,
    grants: readonly PatronGrant[],
  ): Promise<{
    readonly granted: number;
    readonly revoked: number;
    readonly withoutSubscription: number;
  }>;
  listGrants(): Promise<readonly (PatronGrant & { readonly source: string })[]>;
}

/** The durable delivery history; every call is one transaction that is on disk when it resolves. */
export interface Ledger {
  /** The frozen and unfinished run of an issue. */
  openRun(issueId: string): Promise<Run | undefined>;
  /** Refuses, by throwing, when the issue has an open run or a recipient is held already. */
  freeze(plan: Plan, content: FrozenContent): Promise<Run>;
  /**
   * Settles what a dead process left: claimed -> ready; submitting -> unknown, or -> ready when the
   * transport is idempotent; rejected -> ready. Only for the holder of the delivery lock.
   */
  recover(runId: string, transportIsIdempotent: boolean): Promise<void>;
  /** Claims the next ready batch and excludes who left since; undefined when none is ready. */
  claim(runId: string): Promise<ClaimedBatch | undefined>;
  /** Must resolve before the request leaves. */
  markSubmitting(batch: ClaimedBatch): Promise<void>;
  settle(batch: ClaimedBatch, outcome: SubmitOutcome): Promise<void>;
  /** Gives a rejected batch another attempt. */
  release(batch: ClaimedBatch): Promise<void>;
  /** Ends the run if no batch is ready, claimed, submitting or rejected. */
  finish(runId: string): Promise<boolean>;
  status(issueId: string): Promise<IssueStatus>;
  /** Every text that left by mail, whatever the ledger's channel; a rehearsal never counts. */
  mailed(): Promise<readonly MailedContent[]>;
}

/** One publishing process at a time; the system releases it when the process dies. */
export interface DeliveryLock {
  acquire(): Promise<AsyncDisposable | undefined>;
}

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

export interface ProviderSuppression {
  readonly address: string;
  readonly reason: Exclude<SuppressionReason, 'removed'>;
  readonly at: Date;
}

/** Writes the message that the first recipient of a submission gets (RFC 5322). */
export interface MessageComposer {
  compose(submission: Submission): Promise<Uint8Array<ArrayBuffer>>;
}

/** A browser of this machine, kept off the network. */
export interface Screenshots extends AsyncDisposable {
  /** A PNG of the whole mail, cut off at a height that no reader scrolls to. */
  take(shot: Shot): Promise<Uint8Array>;
}

/** Draws the PNG that mails show in place of a picture that not every client knows. */
export interface MailTwins {
  /** `path` is from the newsletter's root. Throws a `Failure`: `picture-unreadable`. */
  draw(path: string): Promise<Uint8Array>;
}

/** A folder for one preview; names are plain, without folders. */
export interface PreviewFolder {
  /**
   * Removes what an earlier preview left and announces what this one will write. Throws
   * `preview-folder-taken`, and touches nothing, when anything else is there.
   */
  begin(names: readonly string[]): Promise<void>;
  write(name: string, content: string | Uint8Array): Promise<void>;
}

/** Opaque tokens that outlive the database row they point to. */
export interface UnsubscribeTokens {
  issue(subscriberId: string): string;
  /** The subscriber's id, or undefined when it was not made with this key. */
  verify(token: string): string | undefined;
}

/** Tables that other systems exported, for the import of subscribers and patrons. */
export interface TableFiles {
  /** Throws a content failure when the file as a whole is no table within the bounds. */
  open(path: string): Promise<Table>;
}

/** Secrets that are mailed once; the store keeps only their hashes. */
export interface ConfirmationTokens {
  create(): { readonly token: string; readonly hash: string };
  /** undefined when the text cannot be a token at all. */
  hash(token: string): string | undefined;
}

/** Who was asked to confirm a subscription, by a token's hash. */
export interface ConfirmationStore {
  /** Keeps the question unless the limits forbid it, in one transaction. */
  open(
    question: {
      readonly subscriberId: string;
      readonly tokenHash: string;
      readonly at: Date;
      readonly expiresAt: Date;
    },
    limits: {
      /** No other question to this subscriber at or after this time. */
      readonly quietSince: Date;
      /** At most so many questions to everybody since a time. */
      readonly inAll: { readonly since: Date; readonly count: number };
    },
  ): Promise<'opened' | 'limited'>;
  /** Whom a question that is still open was put to; reading it changes nothing. */
  find(tokenHash: string, now: Date): Promise<string | undefined>;
  /** Forgets a question whose mail never left. */
  withdraw(tokenHash: string): Promise<void>;
}

/** Asks a person by mail whether they want the newsletter. */
export interface ConfirmationMailer {
  /** Resolves unless it is certain that nothing was sent; then it throws. */
  send(mail: {
    readonly subscriberId: string;
    readonly address: Address;
    readonly token: string;
  }): Promise<void>;
}
