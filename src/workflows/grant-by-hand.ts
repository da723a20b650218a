/** A tier given, and taken back, by the author's own hand: no source changes it. */
import type { Address } from '../core/audience/address.ts';
import { highestTier, PUBLIC_TIER, type Tier } from '../core/audience/tier.ts';
import { Failure } from '../core/failure.ts';
import { isLive, type GrantChange, type StatedGrant } from '../core/patrons/grant.ts';
import type { PatronEntry } from '../core/patrons/patron-book.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { requireAddress } from './add-subscriber.ts';
import { requireTier } from './require-tiers.ts';

/** The name of the source under which these grants are kept. */
export const BY_HAND = 'by-hand';

interface HandPorts {
  readonly patrons: Pick<PatronStore, 'applyGrant' | 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Throws a `Failure`: `address-invalid`, `no-tiers`, `no-such-tier`, `until-past`. */
export async function grantByHand(
  { patrons, clock }: HandPorts,
  request: {
    readonly address: string;
    readonly tier: string;
    readonly tiers: readonly Tier[];
    readonly until: Date | undefined;
  },
): Promise<GrantChange> {
  const address = requireAddress(request.address);
  const tier = requireTier(request.tiers, request.tier);
  const { until } = request;
  const now = clock.now();
  if (until !== undefined && until <= now) throw untilPast();
  const on = { tier, state: 'active', since: now, expiresAt: until } as const;
  return patrons.applyGrant(BY_HAND, statement(address.key, address, { ...on, toldAt: now }));
}

/**
 * Returns the tier that other sources grant all the same, `public` when none does. Throws a
 * `Failure`: `address-invalid`, `nothing-to-revoke`.
 */
export async function revokeByHand(
  { patrons, clock }: HandPorts,
  request: { readonly address: string; readonly tiers: readonly Tier[] },
): Promise<{ readonly left: string; readonly sources: readonly string[] }> {
  const address = requireAddress(request.address);
  const now = clock.now();
  // Who has moved since is found where they are now, or by the address that they had then.
  const entry =
    (await patrons.find({ address })) ??
    (await patrons.find({ source: BY_HAND, member: address.key }));
  const live = entry?.grants.filter((grant) => isLive(grant, now)) ?? [];
  const ours = live.filter(({ source }) => source === BY_HAND);
  const others = live.filter(({ source }) => source !== BY_HAND);
  if (ours.length === 0) throw nothingToRevoke(others);
  const ended = {
    tier: undefined,
    state: 'ended',
    since: undefined,
    expiresAt: undefined,
  } as const;
  for (const { member } of ours) {
    await patrons.applyGrant(BY_HAND, statement(member, undefined, { ...ended, toldAt: now }));
  }
  return {
    left:
      others.length === 0
        ? PUBLIC_TIER
        : highestTier(
            request.tiers,
            others.map(({ tier }) => tier),
          ),
    sources: sourcesOf(others),
  };
}

function statement(
  member: string,
  address: Address | undefined,
  rest: Omit<StatedGrant, 'member' | 'address' | 'name'>,
): StatedGrant {
  return { member, address, name: undefined, ...rest };
}

function sourcesOf(grants: PatronEntry['grants']): string[] {
  return [...new Set(grants.map(({ source }) => source))];
}

function untilPast(): Failure {
  return new Failure(
    'usage',
    'until-past',
    'The day given to --until is over.',
    'Give a day to come, or leave --until out: then the tier goes on until you revoke it.',
  );
}

function nothingToRevoke(others: PatronEntry['grants']): Failure {
  const sources = sourcesOf(others).join(', ');
  return new Failure(
    'usage',
    'nothing-to-revoke',
    'Nothing was granted by hand to this address.',
    others.length === 0
      ? 'Look at who has what with `roundup patrons list`.'
      : `The tier comes from ${sources}: end it there, and sync or import again.`,
  );
}
