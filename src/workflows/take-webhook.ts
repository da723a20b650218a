/** Taking what a provider posts: proven and kept at once, understood later. */
import { eventsIn } from '../core/events/webhook-body.ts';
import type { TakenWebhook, WebhookProvider } from '../core/events/webhook.ts';
import type { Clock } from '../ports/clock.ts';
import type { WebhookVerifier } from '../ports/events.ts';
import { type PostedBody, proveWebhook } from './prove-webhook.ts';

export interface TakeWebhookPorts {
  /** undefined where the provider is not set up; then nothing of it is taken. */
  readonly verifier: WebhookVerifier | undefined;
  /** Resolves once it is on disk. */
  readonly accept: (taken: TakenWebhook) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface PostedWebhook extends PostedBody {
  readonly provider: WebhookProvider;
}

/** SendGrid posts at most 768 KB; this leaves room for a change of its mind. */
export const MAX_WEBHOOK_BYTES = 2 * 1024 * 1024;
const MAX_EVENTS = 20_000;

/** `why` is for the log: it says nothing that is secret or personal, and the sender is not told. */
export type WebhookAnswer =
  | { readonly state: 'taken' }
  | { readonly state: 'not-set-up' | 'unproven' | 'malformed' | 'too-large'; readonly why: string };

/** A store that fails throws: the provider is to come again. */
export async function takeWebhook(
  ports: TakeWebhookPorts,
  { provider, ...posted }: PostedWebhook,
): Promise<WebhookAnswer> {
  const { verifier } = ports;
  if (verifier === undefined) return { state: 'not-set-up', why: 'no key' };
  const now = ports.clock.now();
  const proven = await proveWebhook(verifier, posted, { now, maxBytes: MAX_WEBHOOK_BYTES });
  if (proven.state !== 'proven') return proven;
  const { body } = proven;
  const events = eventsIn(provider, body);
  if (events === undefined) {
    return { state: 'malformed', why: 'no JSON of the provider’s form' };
  }
  if (events.length > MAX_EVENTS) {
    return { state: 'too-large', why: `more than ${MAX_EVENTS} events` };
  }
  await ports.accept({ provider, body, receivedAt: now.getTime() });
  return { state: 'taken' };
}
