/** Stripe's webhook: HMAC-SHA256 over a time and the raw body (v1), several while secrets change. */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { WebhookRequest, WebhookVerdict } from '../../core/events/webhook.ts';
import { jsonOf } from '../../core/json-of.ts';
import {
  NOT_UNDERSTOOD,
  newsToAsk,
  newsTold,
  OF_NO_INTEREST,
  type PatronNews,
} from '../../core/patrons/patron-news.ts';
import type { PatronWebhook } from '../../ports/patron-sources.ts';
import { webhookSecret } from '../body-signature.ts';
import { readSubscription, stripeTime, subscriptionForm } from './read-subscription.ts';

/** Stripe's own; each attempt is signed anew with its time. */
const TOLERANCE_MS = 5 * 60 * 1000;
const MAX_HEADER_CHARACTERS = 2_000;

const event = z.object({ type: z.string(), created: stripeTime });
const subscriptionEvent = z.object({ data: z.object({ object: subscriptionForm }) });

export interface StripeTerms {
  /** Whether Stripe can be asked; then an event is only a reason to. */
  readonly asks: boolean;
  readonly graceDays: number;
}

/** Throws `webhook-key-malformed`. https://docs.stripe.com/webhooks#verify-manually */
export function createStripeWebhook(secret: string, terms: StripeTerms): PatronWebhook {
  const where = 'Stripe: Developers, Webhooks, your endpoint, Signing secret';
  const key = webhookSecret(secret, 'STRIPE_WEBHOOK_SECRET', where);
  return {
    source: 'stripe',
    proves: true,
    verify: (request, now) => judge(request, key, now),
    read: (body) => read(body, terms),
  };
}

function judge({ headers, body }: WebhookRequest, key: KeyObject, now: Date): WebhookVerdict {
  const header = headers.get('Stripe-Signature');
  if (header === null) return 'unsigned';
  const { time, signatures } = partsOf(header);
  if (time === undefined || signatures.length === 0) return 'forged';
  if (body === undefined) return 'unread';
  const expected = createHmac('sha256', key).update(`${time}.`).update(body).digest();
  if (!signatures.some((each) => timingSafeEqual(each, expected))) return 'forged';
  const age = now.getTime() - Number(time) * 1000;
  return Math.abs(age) > TOLERANCE_MS ? 'stale' : 'genuine';
}

/** Of scheme v1 alone: v0 is signed for tests, with a key that everybody may have. */
function partsOf(header: string): { time: string | undefined; signatures: Buffer[] } {
  const parts = header.slice(0, MAX_HEADER_CHARACTERS).split(',');
  const valuesOf = (name: string): string[] =>
    parts.flatMap((part) =>
      part.trim().startsWith(`${name}=`) ? [part.trim().slice(name.length + 1)] : [],
    );
  const times = valuesOf('t');
  const [time = ''] = times;
  const signatures = valuesOf('v1').filter((hex) => /^[0-9a-f]{64}$/.test(hex));
  return {
    time: times.length === 1 && /^\d{1,12}$/.test(time) ? time : undefined,
    signatures: signatures.map((hex) => Buffer.from(hex, 'hex')),
  };
}

function read(body: string, { asks, graceDays }: StripeTerms): PatronNews {
  const json = jsonOf(body);
  const kind = event.safeParse(json);
  if (!kind.success) return NOT_UNDERSTOOD;
  if (!kind.data.type.startsWith('customer.subscription.')) return OF_NO_INTEREST;
  const told = subscriptionEvent.safeParse(json);
  if (!told.success) return NOT_UNDERSTOOD;
  const subscription = told.data.data.object;
  if (asks) return newsToAsk(subscription.id);
  return newsTold(readSubscription(subscription, { toldAt: kind.data.created, graceDays }));
}
