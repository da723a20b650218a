/** What providers tell of mails that they took. */
import type { DeliveryEvent } from '../core/events/delivery-event.ts';
import type { EventPiece } from '../core/events/event-piece.ts';
import type { EventTally } from '../core/events/event-tally.ts';
import type { RecordOptions, RecordOutcome } from '../core/events/recording.ts';
import type { WebhookRequest, WebhookVerdict } from '../core/events/webhook.ts';

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
