/** A subscription at Stripe, and what it entitles to. */
import { z } from 'zod';
import { monthlyCents } from '../../core/patrons/monthly-cents.ts';
import { daysAfter } from '../../core/patrons/paid-until.ts';
import type { SourceMember } from '../../core/patrons/source-member.ts';
import { toldAddress, toldName } from '../../core/patrons/told-member.ts';

export const subscriptionId = z.string().regex(/^sub_\w{1,100}$/);

/** In seconds since 1970. */
export const stripeTime = z
  .number()
  .int()
  .min(0)
  .max(1e11)
  .transform((seconds) => new Date(seconds * 1000));

const item = z.object({
  quantity: z.number().int().min(0).nullish(),
  /** Versions before 2025-03-31 have it on the subscription instead. */
  current_period_end: stripeTime.optional(),
  price: z.object({
    id: z.string().max(200),
    unit_amount: z.number().int().min(0).nullish(),
    recurring: z
      .object({ interval: z.string(), interval_count: z.number().int().min(1) })
      .nullish(),
  }),
});

export const subscriptionForm = z.object({
  id: subscriptionId,
  status: z.string(),
  cancel_at_period_end: z.boolean().nullish(),
  start_date: stripeTime.nullish(),
  current_period_end: stripeTime.nullish(),
  /** Its id alone unless it was asked for whole; another form of a customer who is gone. */
  customer: z
    .union([z.string(), z.object({ email: z.string().nullish(), name: z.string().nullish() })])
    .nullish(),
  items: z.object({ data: z.array(item) }),
});
export type StripeSubscription = z.output<typeof subscriptionForm>;

const STANDINGS: Readonly<Record<string, SourceMember['standing']>> = {
  active: 'entitled',
  trialing: 'entitled',
  // Stripe still tries to take the payment.
  past_due: 'declined',
};

export interface SubscriptionTerms {
  readonly toldAt: Date;
  /**
   * How long a period is outlived where only webhooks tell of the next one; undefined where Stripe
   * is asked.
   */
  readonly graceDays: number | undefined;
}

/** Named by their price's id: nicknames need not be there, and need not differ. */
export function readSubscription(
  subscription: StripeSubscription,
  { toldAt, graceDays }: SubscriptionTerms,
): SourceMember {
  const { id, status, customer, start_date } = subscription;
  const priced = subscription.items.data
    .map((each) => ({ ...each, cents: centsOf(each) }))
    .toSorted((one, other) => other.cents - one.cents);
  const [highest] = priced;
  const paidUntil = highest?.current_period_end ?? subscription.current_period_end ?? undefined;
  const person = typeof customer === 'object' ? customer : undefined;
  return {
    id,
    address: toldAddress(person?.email),
    name: toldName(person?.name),
    tierTitle: highest?.price.id,
    monthlyCents: highest?.cents,
    standing: Object.hasOwn(STANDINGS, status) ? (STANDINGS[status] ?? 'ended') : 'ended',
    since: start_date ?? undefined,
    expiresAt: endOf(subscription, paidUntil, graceDays),
    toldAt,
  };
}

function centsOf({ price, quantity }: z.output<typeof item>): number {
  const cents = (price.unit_amount ?? 0) * (quantity ?? 1);
  const { interval = 'month', interval_count: every = 1 } = price.recurring ?? {};
  return monthlyCents(cents, interval, every) ?? 0;
}

function endOf(
  { status, cancel_at_period_end: ends }: StripeSubscription,
  paidUntil: Date | undefined,
  graceDays: number | undefined,
): Date | undefined {
  if (paidUntil === undefined || (status !== 'active' && status !== 'trialing')) return undefined;
  if (ends === true) return paidUntil;
  return graceDays === undefined ? undefined : daysAfter(paidUntil, graceDays);
}
