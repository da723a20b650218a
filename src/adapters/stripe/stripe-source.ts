/** The subscriptions of an account at Stripe, each with its customer. */
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { PatronSource } from '../../ports/patron-sources.ts';
import { apiAccess, type Provider } from '../http/api-access.ts';
import { cursorPages } from '../http/cursor-pages.ts';
import { patientCalls } from '../http/patient-calls.ts';
import { bodyOf, sourceUnreadable } from '../http/source-failure.ts';
import { readSubscription, subscriptionForm, subscriptionId } from './read-subscription.ts';

export const STRIPE: Provider = {
  name: 'Stripe',
  keyVariable: 'STRIPE_API_KEY',
  addressVariable: 'STRIPE_API_URL',
  baseUrl: 'https://api.stripe.com',
};

export interface StripeConfig {
  readonly key: string;
  readonly baseUrl?: string | undefined;
}

/** The first version that has the end of a period on the item. */
const VERSION = '2025-03-31.basil';
const LIMITS = { timeoutMs: 30_000, maxAnswerBytes: 10_000_000, everyMs: 50 } as const;

const page = z
  .object({ has_more: z.boolean(), data: z.array(subscriptionForm) })
  // Another page that nothing leads to would end the tale halfway.
  .refine(({ has_more: more, data }) => !more || data.length > 0);

/**
 * All that are not cancelled: those are not told, as Stripe lists them apart.
 * @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure`
 *
 * https://docs.stripe.com/api/subscriptions/list
 */
export function createStripeSource(
  config: StripeConfig,
  { clock }: { readonly clock: Clock },
): PatronSource {
  const { key, baseUrl } = apiAccess(config, STRIPE);
  const call = patientCalls(clock, LIMITS);
  const ask = (path: string) =>
    call({
      url: `${baseUrl}${path}`,
      headers: { authorization: `Bearer ${key}`, 'stripe-version': VERSION },
    });
  return {
    name: 'stripe',
    async *members() {
      const read = async (after: string | undefined) => {
        const askedAt = clock.now();
        const query = new URLSearchParams({ limit: '100', 'expand[]': 'data.customer' });
        if (after !== undefined) query.set('starting_after', after);
        return { ...bodyOf(await ask(`/v1/subscriptions?${query}`), page, STRIPE), askedAt };
      };
      const nextOf = ({ has_more: more, data }: z.output<typeof page>) =>
        more ? data.at(-1)?.id : undefined;
      for await (const { data, askedAt } of cursorPages(STRIPE, read, nextOf)) {
        for (const each of data) {
          yield readSubscription(each, { toldAt: askedAt, graceDays: undefined });
        }
      }
    },
    async member(id) {
      if (!subscriptionId.safeParse(id).success) return undefined;
      const toldAt = clock.now();
      const query = new URLSearchParams({ 'expand[]': 'customer' });
      const reply = await ask(`/v1/subscriptions/${id}?${query}`);
      if (reply.kind === 'answer' && reply.status === 404) return undefined;
      const subscription = bodyOf(reply, subscriptionForm, STRIPE);
      if (subscription.id !== id) throw sourceUnreadable(STRIPE, 'it tells of somebody else');
      return readSubscription(subscription, { toldAt, graceDays: undefined });
    },
  };
}
