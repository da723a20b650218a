/** A member as Patreon's API v2 describes them, and what they are entitled to. */
import { z } from 'zod';
import type { SourceMember } from '../../core/patrons/source-member.ts';
import { toldAddress, toldName, toldTitle } from '../../core/patrons/told-member.ts';
import { isoTime } from '../../core/events/iso-time.ts';

/** Of a member's id, which goes into addresses. */
export const patreonId = z.string().regex(/^[\w-]{1,100}$/);

const text = z.string().nullish();
const cents = z.number().int().min(0);

export const memberForm = z.object({
  id: patreonId,
  attributes: z.object({
    email: text,
    full_name: text,
    patron_status: text,
    last_charge_status: text,
    currently_entitled_amount_cents: cents.nullish(),
    is_gifted: z.boolean().nullish(),
    is_free_trial: z.boolean().nullish(),
    pledge_relationship_start: isoTime.nullish().catch(undefined),
  }),
  relationships: z.object({
    currently_entitled_tiers: z
      .object({ data: z.array(z.object({ id: z.string() })).max(1_000) })
      .optional(),
    campaign: z.object({ data: z.object({ id: z.string() }).nullish() }).optional(),
  }),
});
export type PatreonMember = z.output<typeof memberForm>;

/** Things of other kinds stand among them. */
export const includedForm = z
  .array(
    z.object({
      id: z.string().nullish(),
      type: z.string(),
      attributes: z.looseObject({ title: text, amount_cents: z.unknown() }).optional(),
    }),
  )
  .default([]);

export type PatreonTiers = ReadonlyMap<string, { readonly title: string; readonly cents: number }>;

/** Without those that cost nothing: the tier of followers is one of them. */
export function paidTiers(included: z.output<typeof includedForm>): PatreonTiers {
  const tiers = included.flatMap(({ id, type, attributes }) => {
    const amount = cents.safeParse(attributes?.amount_cents).data ?? 0;
    const title = toldTitle(attributes?.title) ?? '';
    if (type !== 'tier' || amount === 0 || typeof id !== 'string') return [];
    return [[id, { title, cents: amount }] as const];
  });
  return new Map(tiers);
}

const PAID = new Set(['Paid', 'Pending', 'Free Trial']);

export function readMember(
  { id, attributes, relationships }: PatreonMember,
  tiers: PatreonTiers,
  toldAt: Date,
): SourceMember {
  const entitled = (relationships.currently_entitled_tiers?.data ?? [])
    .flatMap((tier) => tiers.get(tier.id) ?? [])
    .toSorted((one, other) => other.cents - one.cents);
  const [highest] = entitled;
  // Patreon has been seen to name no tier beside an amount.
  const monthly = highest?.cents ?? attributes.currently_entitled_amount_cents ?? 0;
  return {
    id,
    address: toldAddress(attributes.email),
    name: toldName(attributes.full_name),
    tierTitle: highest === undefined || highest.title === '' ? undefined : highest.title,
    monthlyCents: monthly === 0 ? undefined : monthly,
    standing: monthly === 0 ? 'ended' : standingOf(attributes),
    since: attributes.pledge_relationship_start ?? undefined,
    toldAt,
  };
}

function standingOf(attributes: PatreonMember['attributes']): SourceMember['standing'] {
  if (attributes.is_gifted === true || attributes.is_free_trial === true) return 'entitled';
  const { patron_status: status, last_charge_status: charge } = attributes;
  if (status === 'declined_patron') return 'declined';
  return status === 'active_patron' && PAID.has(charge ?? '') ? 'entitled' : 'ended';
}
