/** What every engine's open function returns: the ports that share one database. */
import type { Tier } from '../../core/audience/tier.ts';
import type { EventStore } from '../../ports/events.ts';
import type { Inbox } from '../../ports/inbox.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { CapturedLinks } from '../../ports/links.ts';
import type { PatronAccess } from '../../ports/patron-access.ts';
import type { SourceTokens } from '../../ports/patron-sources.ts';
import type { PatronStore, PersonalLinks } from '../../ports/patrons.ts';
import type {
  AudienceFigures,
  SubscriberRecords,
  SubscriberStore,
} from '../../ports/subscribers.ts';
import type { ConfirmationStore, SettingsStore } from '../../ports/subscription.ts';
import type { FeedTokens, Sealer, UnsubscribeTokens } from '../../ports/tokens.ts';

export interface Store extends AsyncDisposable {
  readonly subscribers: SubscriberStore;
  readonly audience: AudienceFigures;
  readonly records: SubscriberRecords;
  readonly settings: SettingsStore;
  readonly confirmations: ConfirmationStore;
  readonly inbox: Inbox;
  readonly capturedLinks: CapturedLinks;
  readonly patrons: PatronStore;
  readonly patronAccess: PatronAccess;
  readonly personalLinks: PersonalLinks;
  readonly sourceTokens: SourceTokens;
  readonly ledger: Ledger;
  readonly events: EventStore;
  readonly tokens: UnsubscribeTokens;
  readonly feedTokens: FeedTokens;
  readonly sealer: Sealer;
  close(): Promise<void>;
}

/**
 * Where deliveries end up. What a rehearsal put into the outbox reached nobody, so it does not
 * keep anyone from getting the issue by mail.
 */
export type DeliveryChannel = 'mail' | 'rehearsal';

export interface StoreOptions {
  /** The config's, in rising order: of several grants the highest counts. */
  readonly tiers: readonly Tier[];
  /** At least 32 bytes, kept outside; without it one is made and kept in the database. */
  readonly secret?: Uint8Array | undefined;
  /** `mail` unless said otherwise; a ledger sees the deliveries of its channel only. */
  readonly channel?: DeliveryChannel | undefined;
  /** For how long a claim keeps other workers away; for tests. */
  readonly leaseMs?: number | undefined;
  /** The time that the ledger records; for tests. */
  readonly now?: (() => Date) | undefined;
}
