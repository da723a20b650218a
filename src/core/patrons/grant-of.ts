/** What a member of a source is granted: by the name of their tier, or by what they give. */
import type { Tier } from '../audience/tier.ts';
import type { StatedGrant } from './grant.ts';
import type { SourceMember } from './source-member.ts';

export interface PatronTier extends Tier {
  /** What sources call it, beside its id and its name. */
  readonly aliases?: readonly string[] | undefined;
  /** The least that opens it a month, in the currency's smallest unit. */
  readonly monthlyCents?: number | undefined;
}

export interface GrantTerms {
  /** In rising order. */
  readonly tiers: readonly PatronTier[];
  /** For how long a tier goes on when a payment is declined. */
  readonly graceDays: number;
  /** The tier's id of members of whom neither a tier nor an amount is told. */
  readonly otherwise?: string | undefined;
  readonly now: Date;
}

export interface MemberGrant {
  /** Where no tier is found it has none, and opens nothing new. */
  readonly grant: StatedGrant;
  /** They give something, and the config does not say for what; nothing is granted for it. */
  readonly unknownTier?: UnknownTier | undefined;
}

export interface UnknownTier {
  /** As the source calls it; undefined when it named none. */
  readonly title: string | undefined;
}

export const DAY_MS = 24 * 60 * 60 * 1000;

export function grantOf(member: SourceMember, terms: GrantTerms): MemberGrant {
  const { now, graceDays } = terms;
  const told = {
    member: member.id,
    address: member.address,
    name: member.name,
    since: member.since,
    toldAt: member.toldAt ?? now,
  };
  const ended = { ...told, tier: undefined, state: 'ended', expiresAt: undefined } as const;
  const { standing, expiresAt } = member;
  const isOver = expiresAt !== undefined && expiresAt <= now;
  if (standing === 'ended' || isOver) return { grant: ended };
  const tier = tierOf(member, terms);
  if (standing === 'declined') {
    const until = new Date(now.getTime() + graceDays * DAY_MS);
    const id = typeof tier === 'string' ? tier : undefined;
    return { grant: { ...told, tier: id, state: 'grace', expiresAt: until } };
  }
  if (typeof tier === 'string') return { grant: { ...told, tier, state: 'active', expiresAt } };
  return { grant: ended, unknownTier: tier };
}

/** The id of the tier that a source calls so, by id, name or alias, in any case. */
export function tierNamed(tiers: readonly PatronTier[], title: string): string | undefined {
  const wanted = comparable(title);
  const isNamed = (names: readonly string[]): boolean =>
    names.some((name) => comparable(name) === wanted);
  const found =
    tiers.find(({ id }) => isNamed([id])) ??
    tiers.find(({ name }) => isNamed([name])) ??
    tiers.find(({ aliases = [] }) => isNamed(aliases));
  return found?.id;
}

/** undefined for whoever gives less than any tier asks. */
function tierOf(
  { tierTitle: title, monthlyCents }: SourceMember,
  { tiers, otherwise }: GrantTerms,
): string | UnknownTier | undefined {
  const named = title === undefined ? undefined : tierNamed(tiers, title);
  if (named !== undefined) return named;
  const amounts = tiers.flatMap(({ id, monthlyCents: least }) =>
    least === undefined ? [] : [{ id, least }],
  );
  if (monthlyCents !== undefined && (amounts.length > 0 || monthlyCents <= 0)) {
    return amounts.findLast(({ least }) => monthlyCents >= least)?.id;
  }
  return title === undefined ? (otherwise ?? { title }) : { title };
}

function comparable(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
