/** How an event is known again, and for how long. */
import type { DeliveryEvent } from './delivery-event.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * Providers tell an event again for a day and show it for thirty. What is older and cannot be told
 * apart from what was counted before is not counted, so that no import counts anything twice.
 */
export const COUNTED_DAYS = 35;
/** One day longer than needed, in case the clock was moved. */
const REMEMBERED_DAYS = COUNTED_DAYS + 1;

/**
 * Two names of one event, as a provider may give it a new id when it tells it again
 * (sendgrid-nodejs#1435); it is known if either is. They hold an address: keep keyed hashes only.
 */
export function eventIdentities(event: DeliveryEvent): readonly string[] {
  const { providerEventId: id } = event;
  const content = JSON.stringify([
    event.kind,
    event.addressKey ?? event.delivery?.subscriberId ?? null,
    event.at.getTime(),
    event.providerMessageId ?? null,
    // A scanner follows all links of a mail in one second, and may load its pictures in the same.
    event.kind === 'clicked' ? event.link : event.kind === 'opened' && event.byMachine,
  ]);
  return id === undefined ? [`content ${content}`] : [`id ${id}`, `content ${content}`];
}

/** Opens and clicks before this are too old to be counted. */
export function countedSince(now: Date): Date {
  return new Date(now.getTime() - COUNTED_DAYS * DAY_MS);
}

/** Identities of events before this may be forgotten. */
export function rememberedSince(now: Date): Date {
  return new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS);
}
