/** Ko-fi's webhook: a form with JSON in it, proven by a token in that; it tells of payments alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isoTime } from '../../core/events/iso-time.ts';
import type { WebhookRequest, WebhookVerdict } from '../../core/events/webhook.ts';
import { Failure } from '../../core/failure.ts';
import { jsonOf } from '../../core/json-of.ts';
import { smallestUnit } from '../../core/patrons/monthly-cents.ts';
import { daysAfter, monthAfter } from '../../core/patrons/paid-until.ts';
import {
  NOT_UNDERSTOOD,
  newsTold,
  OF_NO_INTEREST,
  type PatronNews,
} from '../../core/patrons/patron-news.ts';
import { toldAddress, toldName, toldTitle } from '../../core/patrons/told-member.ts';
import type { PatronWebhook } from '../../ports/patron-sources.ts';

const proof = z.object({ verification_token: z.string().max(200) });

/** Donations, commissions and orders of a shop are of no interest: they open nothing. */
const payment = z.object({
  type: z.string(),
  is_subscription_payment: z.boolean(),
});
const subscription = z.object({
  timestamp: isoTime,
  from_name: z.string().nullish(),
  email: z.string(),
  amount: z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  tier_name: z.string().nullish(),
});

export interface PaymentTerms {
  /** How much longer than a month a payment lasts: Ko-fi tells of no end, and the next may be late. */
  readonly graceDays: number;
}

/** Throws `webhook-key-malformed`. https://ko-fi.com/manage/webhooks shows forms and token. */
export function createKoFiWebhook(token: string, terms: PaymentTerms): PatronWebhook {
  const expected = digest(readToken(token));
  return {
    source: 'ko-fi',
    proves: true,
    verify: (request) => judge(request, expected),
    read: (body) => read(body, terms),
  };
}

function judge({ body }: WebhookRequest, expected: Buffer): WebhookVerdict {
  if (body === undefined) return 'unread';
  const given = proof.safeParse(dataOf(Buffer.from(body).toString('utf8')));
  if (!given.success) return 'unsigned';
  const isGenuine = timingSafeEqual(digest(given.data.verification_token), expected);
  return isGenuine ? 'genuine' : 'forged';
}

/** By the payment's own time: a message that comes again, or late, makes it last no longer. */
function read(body: string, { graceDays }: PaymentTerms): PatronNews {
  const data = dataOf(body);
  const kind = payment.safeParse(data);
  if (!kind.success) return NOT_UNDERSTOOD;
  if (!kind.data.is_subscription_payment || kind.data.type !== 'Subscription') {
    return OF_NO_INTEREST;
  }
  const told = subscription.safeParse(data);
  const address = toldAddress(told.data?.email);
  if (!told.success || address === undefined) return NOT_UNDERSTOOD;
  const { timestamp, from_name, amount, currency, tier_name } = told.data;
  return newsTold({
    id: address.key,
    address,
    name: toldName(from_name),
    tierTitle: toldTitle(tier_name),
    monthlyCents: smallestUnit(Number(amount), currency),
    standing: 'entitled',
    expiresAt: daysAfter(monthAfter(timestamp), graceDays),
    toldAt: timestamp,
  });
}

function dataOf(body: string): unknown {
  return jsonOf(new URLSearchParams(body).get('data') ?? '');
}

/** Of one length, so that the comparison does not tell how long the token is. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function readToken(token: string): string {
  if (/^[\x21-\x7e]{16,200}$/.test(token.trim())) return token.trim();
  throw new Failure(
    'configuration',
    'webhook-key-malformed',
    'KOFI_VERIFICATION_TOKEN is shorter than 16 characters, or holds characters that no token has.',
    'Copy it again from Ko-fi: Settings, API, Webhooks, Advanced.',
  );
}
