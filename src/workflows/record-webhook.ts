/** Recording what a provider posted, once it was taken; however often it is done, it counts once. */
import type { DeliveryEvent } from '../core/events/delivery-event.ts';
import { type LinkSettings, linkIdentity } from '../core/events/link-identity.ts';
import { eventReaders } from '../core/events/provider-event.ts';
import { addOutcomes, nothingRecorded, type RecordOutcome } from '../core/events/recording.ts';
import { eventsIn } from '../core/events/webhook-body.ts';
import type { TakenWebhook } from '../core/events/webhook.ts';
import type { EventStore } from '../ports/events.ts';

export interface EventSettings extends LinkSettings {
  /** Keeps who opened and clicked. */
  readonly people: boolean;
}

export interface WebhookCounts extends RecordOutcome {
  /** Of kinds that are none of ours. */
  readonly other: number;
  readonly broken: number;
}

/** More in one transaction would hold up whoever waits for the store; a crash between two is harmless. */
const AT_ONCE = 500;

/**
 * Broken events are counted and left out: the provider was thanked long ago. Ages are judged by when
 * the request came, so that none gets too old while it waits.
 */
export async function recordWebhook(
  ports: { readonly events: Pick<EventStore, 'record'> },
  { provider, body, receivedAt }: TakenWebhook,
  settings: EventSettings,
): Promise<WebhookCounts> {
  const now = new Date(receivedAt);
  const reading = {
    now,
    link: (address: string, issueId: string | undefined) =>
      linkIdentity(address, issueId, settings),
  };
  const events: DeliveryEvent[] = [];
  let other = 0;
  let broken = 0;
  for (const [index, value] of (eventsIn(provider, body) ?? [undefined]).entries()) {
    const read = eventReaders[provider](value, index + 1, reading);
    if (read.kind === 'event') events.push(read.event);
    else if (read.kind === 'other') other += 1;
    else broken += 1;
  }
  const options = { now, source: 'webhook', people: settings.people };
  let counts: RecordOutcome = nothingRecorded;
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const part = await ports.events.record(events.slice(from, from + AT_ONCE), options);
    counts = addOutcomes(counts, part);
  }
  return { ...counts, other, broken };
}
