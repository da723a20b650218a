/** Buy Me a Coffee's webhook of memberships: HMAC-SHA256 over the raw body; no official page describes it. */
import { z } from 'zod';
import { jsonOf } from '../../core/json-of.ts';
import { monthlyCents, smallestUnit } from '../../core/patrons/monthly-cents.ts';
import { daysAfter } from '../../core/patrons/paid-until.ts';
import {
  NOT_UNDERSTOOD,
  newsTold,
  OF_NO_INTEREST,
  type PatronNews,
} from '../../core/patrons/patron-news.ts';
import { toldAddress, toldName, toldTitle } from '../../core/patrons/told-member.ts';
import type { PatronWebhook } from '../../ports/patron-sources.ts';
import { judgeBody, webhookSecret } from '../body-signature.ts';

const SIGNED = { algorithm: 'sha256', header: 'x-signature-sha256' } as const;

const event = z.object({ type: z.string(), live_mode: z.boolean() });
/** `"false"` is a text there, and true to JavaScript. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
/** In seconds since 1970. */
const time = z
  .number()
  .min(0)
  .max(1e11)
  .transform((seconds) => new Date(seconds * 1000));

const membership = z.object({
  created: time,
  data: z.object({
    id: z.number().int().min(0),
    object: z.enum(['membership', 'recurring_donation']),
    amount: z.number().min(0).max(1e9),
    currency: z.string().regex(/^[A-Z]{3}$/),
    status: z.string(),
    paused: flag,
    canceled: flag,
    cancel_at_period_end: flag,
    duration_type: z.string(),
    membership_level_name: z.string().nullish(),
    supporter_name: z.string().nullish(),
    supporter_email: z.string().nullish(),
    started_at: time,
    current_period_end: time,
  }),
});

export interface MembershipTerms {
  /** For how long a membership goes on when nothing tells of its next payment. */
  readonly graceDays: number;
}

/** Throws `webhook-key-malformed`. */
export function createMembershipWebhook(secret: string, terms: MembershipTerms): PatronWebhook {
  const where = 'Buy Me a Coffee: Integrations, Webhooks';
  const key = webhookSecret(secret, 'BUYMEACOFFEE_WEBHOOK_SECRET', where);
  return {
    source: 'buy-me-a-coffee',
    proves: true,
    verify: (request) => judgeBody(request, key, SIGNED),
    read: (body) => read(body, terms),
  };
}

/** What was paid for lasts to its end, also when it was cancelled or paused meanwhile. */
function read(body: string, { graceDays }: MembershipTerms): PatronNews {
  const json = jsonOf(body);
  const kind = event.safeParse(json);
  if (!kind.success) return NOT_UNDERSTOOD;
  const isOurs = /^(?:membership|recurring_donation)\./.test(kind.data.type);
  if (!isOurs || !kind.data.live_mode) return OF_NO_INTEREST;
  const told = membership.safeParse(json);
  if (!told.success) return NOT_UNDERSTOOD;
  const { created, data } = told.data;
  const cents = smallestUnit(data.amount, data.currency);
  const goesOn =
    data.status === 'active' && !data.paused && !data.canceled && !data.cancel_at_period_end;
  return newsTold({
    id: `${data.object}-${data.id}`,
    address: toldAddress(data.supporter_email),
    name: toldName(data.supporter_name),
    tierTitle: toldTitle(data.membership_level_name),
    monthlyCents: cents === undefined ? undefined : monthlyCents(cents, data.duration_type),
    standing: 'entitled',
    since: data.started_at,
    expiresAt: goesOn ? daysAfter(data.current_period_end, graceDays) : data.current_period_end,
    toldAt: created,
  });
}
