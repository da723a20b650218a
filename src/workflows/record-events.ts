/** Recording what a provider posts to the webhook: proven, read, remembered, and only then thanked for. */
import { type LinkSettings, linkIdentity } from '../core/events/link-identity.ts';
import { nothingRecorded, type RecordOutcome } from '../core/events/recording.ts';
import { readSendgridEvent } from '../core/events/sendgrid-event.ts';
import type { DeliveryEvent } from '../core/events/delivery-event.ts';
import type { WebhookRequest } from '../core/events/webhook.ts';
import type { Clock, EventStore, WebhookVerifier } from '../ports.ts';

export interface RecordEventsPorts {
  readonly events: EventStore;
  readonly verifier: WebhookVerifier;
  readonly clock: Clock;
}

export interface EventSettings extends LinkSettings {
  /** Keeps who opened and clicked. */
  readonly people: boolean;
}

/** SendGrid posts at most 768 KB; this leaves room for a change of its mind. */
export const MAX_WEBHOOK_BYTES = 2 * 1024 * 1024;
const MAX_EVENTS = 20_000;

/**
 * What to answer. Anything but 2xx makes the provider try again for a day, so a request with some
 * broken events is thanked for. A store that fails throws: the provider is to come again.
 */
export type WebhookAnswer =
  | { readonly status: 204; readonly counts: WebhookCounts }
  | { readonly status: 400 | 401 | 413; readonly why: string };

export interface WebhookCounts extends RecordOutcome {
  /** Of kinds that are none of ours. */
  readonly other: number;
  readonly broken: number;
}

export async function recordEvents(
  ports: RecordEventsPorts,
  request: WebhookRequest,
  settings: EventSettings,
): Promise<WebhookAnswer> {
  if (request.body.length > MAX_WEBHOOK_BYTES) {
    return { status: 413, why: `more than ${MAX_WEBHOOK_BYTES} bytes` };
  }
  const now = ports.clock.now();
  const verdict = ports.verifier.verify(request, now);
  if (verdict !== 'genuine') return { status: 401, why: verdict };
  const values = readBody(request.body);
  if (values === undefined) return { status: 400, why: 'no JSON array' };
  if (values.length > MAX_EVENTS) return { status: 413, why: `more than ${MAX_EVENTS} events` };
  const events: DeliveryEvent[] = [];
  let other = 0;
  let broken = 0;
  for (const [index, value] of values.entries()) {
    const read = readSendgridEvent(value, index + 1, {
      now,
      link: (address, issueId) => linkIdentity(address, issueId, settings),
    });
    if (read.kind === 'event') events.push(read.event);
    else if (read.kind === 'other') other += 1;
    else broken += 1;
  }
  const options = { now, source: 'webhook', people: settings.people };
  const outcome =
    events.length === 0 ? nothingRecorded : await ports.events.record(events, options);
  return { status: 204, counts: { ...outcome, other, broken } };
}

function readBody(body: Uint8Array): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
