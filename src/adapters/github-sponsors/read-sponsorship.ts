/** A sponsorship as GitHub's GraphQL API describes it. */
import { z } from 'zod';
import { isoTime } from '../../core/events/iso-time.ts';
import { monthAfter } from '../../core/patrons/paid-until.ts';
import type { SourceMember } from '../../core/patrons/source-member.ts';
import { toldTitle } from '../../core/patrons/told-member.ts';

/** Of users and organizations; the older ones may end with a hyphen. */
export const githubLogin = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/);

export const sponsorshipForm = z.object({
  createdAt: isoTime,
  isActive: z.boolean(),
  isOneTimePayment: z.boolean(),
  paymentSource: z.string().nullish(),
  tierSelectedAt: isoTime.nullish(),
  tier: z.object({ name: z.string(), monthlyPriceInCents: z.number().int().min(0) }).nullish(),
  /** null for an account that is gone. */
  sponsorEntity: z.object({ login: githubLogin }).nullish(),
});

/** undefined for whom GitHub does not name, and for those who pay by Patreon, which names them too. */
export function readSponsorship(
  sponsorship: z.output<typeof sponsorshipForm>,
  toldAt: Date,
): SourceMember | undefined {
  const { sponsorEntity, paymentSource, tier, createdAt, isOneTimePayment } = sponsorship;
  if (sponsorEntity === null || sponsorEntity === undefined) return undefined;
  if (paymentSource === 'PATREON') return undefined;
  return {
    id: memberOf(sponsorEntity.login),
    // The address of a profile is one that its owner shows, not the one that GitHub mails to.
    address: undefined,
    name: sponsorEntity.login,
    tierTitle: toldTitle(tier?.name),
    monthlyCents: tier?.monthlyPriceInCents,
    standing: sponsorship.isActive ? 'entitled' : 'ended',
    since: createdAt,
    expiresAt: isOneTimePayment ? monthAfter(sponsorship.tierSelectedAt ?? createdAt) : undefined,
    toldAt,
  };
}

/** GitHub takes a login in any case, and shows it as its owner wrote it. */
export function memberOf(login: string): string {
  return login.toLowerCase();
}
