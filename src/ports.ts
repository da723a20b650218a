/** Every side effect that the workflows use, on one screen. */
import type { Config } from './config/schema.ts';
import type { Address } from './core/audience/address.ts';
import type { AudienceEnd } from './core/audience/audience-end.ts';
import type {
  AskOutcome,
  ConfirmationLimits,
  ConfirmationQuestion,
  OpenQuestion,
  SubscriptionLimits,
  SubscriptionOutcome,
  SubscriptionQuestion,
} from './core/audience/confirmation.ts';
import type { AddOutcome, ConsentEvent, NewSubscriber } from './core/audience/consent.ts';
import type { DailyTurnover } from './core/audience/growth.ts';
import type { ImportCounts, ImportEvents } from './core/audience/import-outcome.ts';
import type { MoveOutcome } from './core/audience/move.ts';
import type { AddressEnd, ProviderSuppression } from './core/audience/provider-suppression.ts';
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
import type { AudienceGroup, AudienceQuestion, Plan } from './core/delivery/plan.ts';
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
} from './core/delivery/run.ts';
import type { MailedContent } from './core/delivery/sent-content.ts';
import type { Diagnostic } from './core/diagnostics.ts';
import type { SigningKey } from './core/doctor/key-checks.ts';
import type { DnsAnswer, Looked, MailExchange } from './core/doctor/looked.ts';
import type { RepositoryFacts } from './core/doctor/repository-checks.ts';
import type { ProbeAnswer } from './core/doctor/server-checks.ts';
import type { StoreFacts } from './core/doctor/store-checks.ts';
import type { DeliveryEvent } from './core/events/delivery-event.ts';
import type { EventPiece } from './core/events/event-piece.ts';
import type { EventTally } from './core/events/event-tally.ts';
import type { RecordOptions, RecordOutcome } from './core/events/recording.ts';
import type { WebhookRequest, WebhookVerdict } from './core/events/webhook.ts';
import type { GuardedKey } from './core/gate/guarded.ts';
import type { Packer } from './core/gate/packing.ts';
import type { ClaimedEntry, InboxEntry, InboxTally } from './core/inbox/inbox-entry.ts';
import type { Asset, Extra, Issue } from './core/issue/issue.ts';
import type { IssueDate } from './core/issue/issue-date.ts';
import type { CapturedLink } from './core/link/captured-link.ts';
import type { KeptCheck } from './core/link-check/kept-check.ts';
import type { LinkRecord } from './core/link/link-record.ts';
import type { LinkUses } from './core/link/link-uses.ts';
import type { ExportedFiles } from './core/newsletter-import/imported-issue.ts';
import type {
  FeedUse,
  LoginLimits,
  LoginOutcome,
  PatronFeed,
  PatronLogin,
  PatronSession,
} from './core/patrons/access.ts';
import type { EpochPolicy, PatronEpoch } from './core/patrons/epochs.ts';
import type { GrantChange, GrantCounts, StatedGrant } from './core/patrons/grant.ts';
import type { ProvenIdentity } from './core/patrons/proven-identity.ts';
import type { UntoldPatron } from './core/patrons/untold-patron.ts';
import type { PatronEntry } from './core/patrons/patron-book.ts';
import type { PatronNews, PatronSourceName } from './core/patrons/patron-news.ts';
import type { SourceMember } from './core/patrons/source-member.ts';
import type { SourceToken, TokenOrigin } from './core/patrons/source-token.ts';
import type { Shot } from './core/preview/shot.ts';
import type { Result } from './core/result.ts';
import type { SourceFile } from './core/source-file.ts';
import type { KeyedFile } from './core/upgrade/needed-changes.ts';
import type { Mention } from './core/webmention/mention.ts';

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
  create(path: string, content: string | Uint8Array): Promise<boolean>;
  /** Whole or not at all; false when the file is no longer as it was read. */
  replace(source: SourceFile, text: string): Promise<boolean>;
}

/** Programs of the author's own machine. */
export interface Desktop {
  /** Resolves when the editor is closed. */
  edit(path: string): Promise<'edited' | 'no-editor' | 'failed'>;
  /** Shows a page in the browser; false where none can be started. */
  browse(url: string): Promise<boolean>;
}

/** The files of `links/`, as far as tools work with them. */
export interface LinkFiles {
  /** In the order of their paths; what cannot be read is told of, and left out. */
  all(): Promise<{
    readonly records: readonly LinkRecord[];
    readonly diagnostics: readonly Diagnostic[];
  }>;
  /** What is in a file now; undefined when it is gone, or is no text. */
  read(path: string): Promise<string | undefined>;
  /** Which issues show which of these links, drafts included. */
  uses(records: readonly LinkRecord[]): Promise<LinkUses>;
  /** Writes a new file, whole or not at all; false when the path is taken, which stays as it is. */
  create(path: string, text: string): Promise<boolean>;
  /** Whole or not at all; false when the file is no longer as the record has it. */
  replace(record: Pick<LinkRecord, 'path' | 'text'>, text: string): Promise<boolean>;
  /** False when the file is no longer as the record has it, which stays. */
  remove(record: Pick<LinkRecord, 'path' | 'text'>): Promise<boolean>;
}

/** Links that were sent to a server without a folder for them, and wait there. */
export interface CapturedLinks {
  /** `known`: a link to the page waits already; `full`: far more wait than anybody collects. */
  put(link: CapturedLink): Promise<'kept' | 'known' | 'full'>;
  /** The oldest first. */
  list(most: number): Promise<readonly { readonly id: string; readonly link: CapturedLink }[]>;
  /** Lets go of those that are filed; of unknown ones nothing is said. */
  taken(ids: readonly string[]): Promise<void>;
}

/** Files that other tools exported, anywhere on this machine. */
export interface ExportFiles {
  /** Its text, at most 64 MB of it in UTF-8. Throws `export-unreadable`. */
  read(path: string): Promise<string>;
}

/** What another platform exported of a newsletter: a file, a folder or a zip file. */
export interface NewsletterExports {
  /** By path, forward slashes. Bounded; nothing outside of it. Throws `export-unreadable`. */
  read(path: string): Promise<ExportedFiles>;
}

/** Pages of others, fetched so that nothing but the public web is ever asked. */
export interface WebFetcher {
  /** Never throws for what the other side does; rejects when `signal` is aborted. */
  fetch(request: WebRequest): Promise<WebAnswer | WebFailure>;
}

export interface WebRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /**
   * Of a POST: what is sent, as a form. It is sent again where the answer says so (307, 308); any
   * other redirect of it is the answer.
   */
  readonly form?: Readonly<Record<string, string>>;
  /** Of the body, unpacked; what is beyond is cut off. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WebAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names in small letters; of several of one name all, in one text. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly isCutOff: boolean;
  /** The address that answered, after all redirects. */
  readonly url: string;
  /** Each that was followed; a page has moved for good where all of them are permanent. */
  readonly redirects: readonly { readonly status: number; readonly to: string }[];
}

export interface WebFailure {
  readonly kind: 'failure';
  /** `refused`: the address is none that may be asked, and nobody asked it. */
  readonly reason:
    | 'refused'
    | 'no-such-host'
    | 'unreachable'
    | 'timed-out'
    | 'insecure'
    | 'too-many-redirects'
    | 'broken';
  /** For people, in one line. */
  readonly detail: string;
}

/** What pages answered of late, by address: nobody is asked again who was asked a while ago. */
export interface LinkChecks {
  read(): Promise<ReadonlyMap<string, KeptCheck>>;
  /** In the place of all that was there. */
  write(checks: ReadonlyMap<string, KeptCheck>): Promise<void>;
}

/** Which pages have been told that an issue links to them. */
export interface Mentions {
  /** Throws `mentions-unreadable`, so that nobody is told twice. */
  read(): Promise<readonly Mention[]>;
  /** In the place of all that was there. */
  write(mentions: readonly Mention[]): Promise<void>;
}

/** The engine that is installed, and what the newsletter remembers of the one before. */
export interface Engine {
  /** Its version. */
  readonly installed: string;
  /** Of all versions up to this one, as Markdown. */
  changelog(): Promise<string>;
  /** What the author’s config says, before anything of it is checked; undefined when it does not run. */
  config(): Promise<Omit<KeyedFile, 'of'> | undefined>;
  /** The version that the author knows; undefined where none was written down. */
  remembered(): Promise<string | undefined>;
  remember(version: string): Promise<void>;
  /** Asks npm; undefined where it does not answer. */
  newest(): Promise<string | undefined>;
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
  /**
   * Opens every extra there is, for the gate that keeps them out of the archive; an issue for
   * patrons is one whole extra.
   */
  allExtras(): Promise<Result<readonly Extra[]>>;
  /**
   * Of these links those whose own comment an issue shows that everybody may read. Drafts and
   * issues with errors count for nothing.
   */
  shownComments(linkIds: ReadonlySet<string>): Promise<ReadonlySet<string>>;
  /** The bytes of a file that an extra shows, opened where they are encrypted. */
  extraFile(asset: Asset): Promise<Uint8Array<ArrayBuffer>>;
  /** In rising order. */
  issueIds(): Promise<readonly string[]>;
  /** Of every issue, in rising order of the ids, without checking any of them. */
  issueDates(): Promise<readonly IssueDate[]>;
}

/** Opens files of extras that were encrypted. */
export interface ExtrasOpener {
  /** undefined for a file that this identity does not open, and for a broken one. */
  open(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** The master key of everything that is sealed in the archive. */
export interface ExtrasKey {
  /** 32 bytes. Makes the key where there is none; throws `extras-key-missing` where it must not. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** What `encrypt` or `decrypt` did with each file, by its path as the author knows it. */
export interface VaultReport {
  readonly done: readonly string[];
  /** Plain files that are still there, because nothing proves that the others can be opened. */
  readonly kept: readonly string[];
}

/** The files of extras, and those beside them, as age files and as plain ones. */
export interface ExtrasVault {
  /** A plain file goes once its successor has been opened. Throws `extras-no-recipients`. */
  encrypt(): Promise<VaultReport>;
  /** Throws `extras-identity-missing` or `extras-vault-broken`. */
  decrypt(): Promise<VaultReport>;
}

/** Where mails lead for what the archive opens to the patrons of a tier. */
export interface ExtraLinks {
  /** `extras` are those of the issue; none of an issue for patrons, which is one whole extra. */
  of(
    issue: Issue,
    extras: readonly Extra[],
  ): Promise<{
    /** The whole address of its page; undefined where the archive has none. */
    readonly page: string | undefined;
    /** Whole addresses by the extras' ids; whoever has one reads the extra. */
    readonly unlock: ReadonlyMap<string, string>;
  }>;
}

/** Builds the archive of public issues; it can open no extras. */
export interface SiteBuilder {
  /**
   * Builds elsewhere, hands what was built to `finish`, and only then puts it in the place of what
   * was in `outDir`. When anything fails, nothing of it is left and `outDir` is as it was.
   */
  build(request: {
    readonly outDir: string;
    readonly finish?: (output: OutputFiles) => Promise<void>;
  }): Promise<void>;
  /** Of everything that the files of the archive are made of: the same, and they are the same. */
  digest(): Promise<string>;
  /** What an earlier build left there; nothing where there is no such folder. */
  built(outDir: string): Promise<Pick<OutputFiles, 'walk'>>;
  /** Removes it. */
  remove(outDir: string): Promise<void>;
}

/** Compressed copies of files, beside them, that were written. */
export interface Sidecars {
  readonly files: number;
  readonly bytes: number;
}

/** A file of the archive; its path is from the archive's root. */
export interface ArchiveFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** As it lies on the disk. */
export interface StoredFile extends ArchiveFile {
  /** SHA-256 of its bytes. */
  readonly digest: string;
}

/** The archive as it was built, before anybody gets it. */
export interface OutputFiles {
  /** Throws when the path is taken. */
  add(file: ArchiveFile): Promise<void>;
  walk(): AsyncIterable<StoredFile>;
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Puts the Brotli and gzip forms of what they make smaller beside it. */
  compress(): Promise<Sidecars>;
}

/** What one build keeps for the next; it can all be made again. */
export interface BuildCaches {
  /** Paths are for people, as `.roundup/cache/editions`. */
  walk(): AsyncIterable<StoredFile>;
  remove(): Promise<void>;
  /** What the gate found clean with the same engine, when it kept the same things in. */
  clean(guarded: string): Promise<CleanFiles>;
  /** What the last build with the same engine was; undefined when there was none. */
  lastBuild(): Promise<BuildTrace | undefined>;
  keepBuild(trace: BuildTrace): Promise<void>;
}

/** Files by `fileKey()`. */
export interface CleanFiles {
  has(key: string): boolean;
  /** The next build knows of these and no others. */
  keep(keys: Iterable<string>): Promise<void>;
}

/** A build in short, for the next one to see that it would make the same. */
export interface BuildTrace {
  /** Digest of all that went in, the guarded and the settings too. */
  readonly inputs: string;
  /** Digest of all that came out. */
  readonly outputs: string;
  readonly files: number;
  readonly bytes: number;
  readonly sidecars: Sidecars | undefined;
}

/** What the gate looks into packed files with, for what, and through what besides the archive. */
export interface GateTools {
  readonly packer: Packer;
  /** This machine's own secrets, which may stand in nothing that others get. */
  readonly secrets: readonly GuardedKey[];
  readonly caches: BuildCaches;
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

/** What people change about their own subscription; each call is one transaction. */
export interface SettingsStore {
  find(subscriberId: string): Promise<Subscriber | undefined>;
  /** False when there is no such subscriber, as in `pause`. */
  rename(subscriberId: string, name: string | undefined): Promise<boolean>;
  /** undefined ends a pause. */
  pause(subscriberId: string, until: Date | undefined): Promise<boolean>;
  /**
   * Confirmed at the new address, as asked at `askedAt`. Where that has a subscription already, it
   * goes on there with the tags of both, and the other one ends. The former address is told of it by
   * an entry in the inbox, which is written in the same transaction.
   */
  move(
    subscriberId: string,
    address: Address,
    consent: ConsentEvent,
    askedAt: Date,
  ): Promise<MoveOutcome>;
}

/** What came in and waits to be worked off; any process on the store may do so. */
export interface Inbox {
  /** On disk when it resolves. */
  append(entries: readonly InboxEntry[]): Promise<void>;
  /** Of those that are due the oldest, for a lease of two minutes; then they are due again. */
  claim(limit: number): Promise<readonly ClaimedEntry[]>;
  done(entry: ClaimedEntry): Promise<void>;
  postpone(entry: ClaimedEntry, afterMs: number): Promise<void>;
  /** It was not even tried, nor shall others of its kind that are due be: no attempt is counted. */
  holdBack(entry: ClaimedEntry, afterMs: number): Promise<void>;
  tally(): Promise<InboxTally>;
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

/** Patrons, each once, with what all sources grant them; every call that writes is one transaction. */
export interface PatronStore {
  /** What `replaceGrants` would do now; changes nothing. */
  compareGrants(source: string, all: readonly StatedGrant[], toldAt: Date): Promise<GrantCounts>;
  /**
   * Makes `all` the whole of what a source grants, as it said when it was asked at `toldAt`; changes
   * nothing when more members than `mostGone` would go.
   */
  replaceGrants(
    source: string,
    all: readonly StatedGrant[],
    options: { readonly toldAt: Date; readonly mostGone?: number | undefined },
  ): Promise<ReplaceOutcome>;
  /** What a source says of one member. */
  applyGrant(source: string, stated: StatedGrant): Promise<GrantChange>;
  /** Tells the address of a member whose source does not; false when there is no such member. */
  claim(source: string, member: string, address: Address): Promise<boolean>;
  /** The personal link of before opens nothing more; undefined when nobody is at the address. */
  rotate(address: Address): Promise<number | undefined>;
  find(who: PatronKey): Promise<PatronEntry | undefined>;
  /** Everybody whom any source has ever granted anything, in the order of their ids. */
  list(): AsyncIterable<PatronEntry>;
  /** Whoever has left has no epochs, or those that the policy leaves them. */
  ringHolders(policy: EpochPolicy): AsyncIterable<RingHolding>;
}

export type PatronKey =
  | { readonly address: Address }
  | { readonly id: string }
  | { readonly source: string; readonly member: string };

export interface ReplaceOutcome extends GrantCounts {
  /** False when too many would have gone. */
  readonly isDone: boolean;
  /** Whom the source grants something now, and who get no mail because they are no subscribers. */
  readonly withoutSubscription: number;
}

/** What the keys of one patron open. */
export interface RingHolding {
  readonly patronId: string;
  readonly generation: number;
  readonly epochs: readonly PatronEpoch[];
}

/** What opens served extras; tokens come and are kept as hashes, and every change is one transaction. */
export interface PatronAccess {
  /** Keeps a log-in that is about to be mailed, unless the limits forbid it. */
  openLogin(login: PatronLogin, limits: LoginLimits): Promise<LoginOutcome>;
  /** Forgets a log-in whose mail never left. */
  withdrawLogin(tokenHash: string): Promise<void>;
  /** Whose it is while it is unused; reading it changes nothing. */
  findLogin(tokenHash: string, now: Date): Promise<string | undefined>;
  /** Uses a log-in up and begins a session; whose it is, or undefined when it opens none any more. */
  useLogin(
    tokenHash: string,
    session: Omit<PatronSession, 'patronId'>,
  ): Promise<string | undefined>;
  /** False when there is no such patron (any more). */
  beginSession(session: PatronSession): Promise<boolean>;
  findSession(tokenHash: string, now: Date): Promise<PatronSession | undefined>;
  /** Never makes it shorter. */
  extendSession(tokenHash: string, expiresAt: Date): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  /** Everywhere, with the links that were mailed and not used yet. */
  endSessions(patronId: string): Promise<void>;
  /** The feed of before opens nothing more; false when there is no such patron. */
  replaceFeed(feed: Omit<PatronFeed, 'closedAt'>): Promise<boolean>;
  findFeed(
    by: { readonly selector: string } | { readonly patronId: string },
  ): Promise<PatronFeed | undefined>;
  /** Closes a feed that was fetched from more networks in a week than it may be. */
  recordFeedUses(
    uses: readonly FeedUse[],
    how: { readonly mostNetworks: number; readonly at: Date },
  ): Promise<void>;
  /** Forgets what has expired; how many log-ins and sessions that were. */
  purge(now: Date): Promise<number>;
}

/** Where patrons come from, asked anew each time. */
export interface PatronSource {
  /** Such as `patreon` or `github-sponsors`; under it their grants are kept. */
  readonly name: string;
  /** Everybody of whom the source tells now. Throws a `Failure` when it cannot tell of all. */
  members(): AsyncIterable<SourceMember>;
  /** One of them again; undefined when the source knows them no more. */
  readonly member?: ((id: string) => Promise<SourceMember | undefined>) | undefined;
}

/** What a source posts by itself: proof that it does, and what it tells. */
export interface PatronWebhook extends WebhookVerifier {
  readonly source: PatronSourceName;
  /** False for a source that proves nothing: what it posts may only have us ask it. */
  readonly proves: boolean;
  /** Of a body that was found genuine. */
  read(body: string, receivedAt: Date): PatronNews;
}

/** OAuth tokens of sources, which change while they are used. */
export interface SourceTokens {
  /** The last one that the given one was renewed to. */
  current(origin: TokenOrigin): Promise<SourceToken>;
  /**
   * A token that works again in place of one that was refused. Of all processes that ask at once
   * one has it renewed, and the fresh one is on disk before anybody gets it. Throws what `renewal`
   * throws, or a `Failure` when others renew without an end.
   */
  renew(
    origin: TokenOrigin,
    refused: SourceToken,
    renewal: (current: SourceToken) => Promise<SourceToken>,
  ): Promise<SourceToken>;
}

/** Which patrons have been mailed their personal link. */
export interface PersonalLinks {
  /** Those who hold a tier and have not had the link of now, or of them one alone. */
  untold(patronId?: string): AsyncIterable<UntoldPatron>;
  told(patron: Pick<UntoldPatron, 'patronId' | 'generation'>): Promise<void>;
}

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

/** What providers tell of mails that they took: judge-event.ts decides, the store remembers. */
export interface EventStore {
  /** All in one transaction. What was told before changes nothing, in whatever order it comes. */
  record(events: readonly DeliveryEvent[], options: RecordOptions): Promise<RecordOutcome>;
  tally(issueId: string): Promise<EventTally>;
}

/** Tells whether a request comes from the provider that it names. */
export interface WebhookVerifier {
  verify(request: WebhookRequest, now: Date): WebhookVerdict;
}

/** Files of events, read piece by piece. */
export interface EventFiles {
  /** Throws a `Failure` when the file as a whole cannot be read. */
  open(path: string): AsyncIterable<EventPiece>;
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

/** Care for the whole store. */
export interface StoreUpkeep {
  /** A consistent copy in a new SQLite file, whole or not at all. */
  backUp(target: string): Promise<void>;
  /** What does not hold together; empty when all is well. Changes nothing. */
  check(): Promise<readonly { readonly what: string; readonly rows: number }[]>;
  /** Copies everything to an empty PostgreSQL and shuts this store; the rows of each table. */
  move(url: string): Promise<Readonly<Record<string, number>>>;
}

/** Wakes workers when there is something to do; the ledger decides what that is. */
export interface Wakeups extends AsyncDisposable {
  /** A worker looks at the issue at that time, or soon after. Harmless when repeated. */
  wake(issueId: string, at: Date): Promise<void>;
  /** Calls `look` for one issue after another until the signal; ends when the last call has. */
  listen(look: (issueId: string) => Promise<void>, signal: AbortSignal): Promise<void>;
}

export type SealPurpose =
  'form' | 'connection' | 'proof-of-work' | 'admin' | 'log-in' | 'feed-network';

/** Keyed hashes of 128 bits under the newsletter's secret, in base64url; each purpose has its own. */
export interface Sealer {
  seal(purpose: SealPurpose, text: string): string;
}

/** Opaque tokens that outlive the database row they point to. */
export interface UnsubscribeTokens {
  issue(subscriberId: string): string;
  /** The subscriber's id, or undefined when it was not made with this key. */
  verify(token: string): string | undefined;
}

/**
 * The secret part of a private feed's address: a random selector, by which the feed is found, and a
 * verifier that only the newsletter's secret makes of it.
 */
export interface FeedTokens {
  create(): { readonly selector: string; readonly verifierHash: string };
  tokenOf(selector: string): string;
  /** undefined when the text cannot be a token at all. */
  selectorOf(token: string): string | undefined;
  /** In the same time whether or not there is a hash, and whichever it is. */
  matches(token: string, verifierHash: string | undefined): boolean;
}

/** Another service that tells who somebody is (OAuth 2, RFC 6749). */
export interface IdentityProvider {
  readonly name: 'patreon' | 'github';
  /** `secret` stays in the browser that sets out, and comes back with it. */
  setOut(): { readonly address: string; readonly secret: string };
  /** Never throws for what the service answers. */
  comeBack(
    answer: { readonly state: string; readonly code: string },
    secret: string,
  ): Promise<IdentityOutcome>;
}

export type IdentityOutcome =
  | { readonly state: 'proven'; readonly identity: ProvenIdentity }
  /** The browser that came back is not the one that set out. */
  | { readonly state: 'foreign' }
  /** `reason` holds nothing of the person. */
  | { readonly state: 'failed'; readonly reason: string };

/** Tables that other systems exported, for the import of subscribers and patrons. */
export interface TableFiles {
  /** Throws a content failure when the file as a whole is no table within the bounds. */
  open(path: string): Promise<Table>;
}

/** Secrets that are handed out once; the store keeps only their hashes. */
export interface ConfirmationTokens {
  create(): { readonly token: string; readonly hash: string };
  /** undefined when the text cannot be a token at all. */
  hash(token: string): string | undefined;
}

/** Who was asked something by mail, by a token's hash. */
export interface ConfirmationStore {
  /** Keeps the question unless the limits forbid it, in one transaction. */
  open(question: ConfirmationQuestion, limits: ConfirmationLimits): Promise<AskOutcome>;
  /** The same for whoever may be new: they are kept as pending. */
  askToSubscribe(
    question: SubscriptionQuestion,
    limits: SubscriptionLimits,
  ): Promise<SubscriptionOutcome>;
  /** A question that is still open; reading it changes nothing. */
  find(tokenHash: string, now: Date): Promise<OpenQuestion | undefined>;
  /** Forgets a question whose mail never left. */
  withdraw(tokenHash: string): Promise<void>;
}

/** Looks names up in the DNS. Never throws: what cannot be looked up is an answer, too. */
export interface DnsResolver {
  /** Each record as one text. Follows CNAMEs. */
  txt(name: string): Promise<DnsAnswer<string>>;
  mx(name: string): Promise<DnsAnswer<MailExchange>>;
  cname(name: string): Promise<DnsAnswer<string>>;
  /** Of IPv4 and IPv6. */
  addresses(name: string): Promise<DnsAnswer<string>>;
}

/** One request as a mail provider makes it, without cookie or Origin. Never throws. */
export type HttpProbe = (request: {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly form?: { readonly name: string; readonly value: string; readonly multipart: boolean };
}) => Promise<ProbeAnswer>;

/** What `roundup doctor` looks with. Nothing here changes anything, or throws. */
export interface DoctorTools {
  readonly dns: DnsResolver;
  readonly probe: HttpProbe;
  repository(): Promise<Looked<RepositoryFacts>>;
  /** Neither makes the store nor brings it up to date. */
  store(): Promise<Looked<StoreLook>>;
  /** The public half of the key that signs mails, under its name in the config. */
  signingKey(
    name: { readonly domain: string; readonly selector: string } | undefined,
  ): Looked<SigningKey | undefined>;
}

export interface StoreLook {
  readonly facts: StoreFacts;
  /** By how much the database's clock is ahead of ours; undefined when it is ours. */
  readonly aheadMs: number | undefined;
  /** For a subscriber who does not exist, and one that no key made; undefined without a key. */
  readonly tokens: { readonly genuine: string; readonly forged: string } | undefined;
}
