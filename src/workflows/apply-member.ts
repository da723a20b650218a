/** What a source tells of one member, such as by a webhook; nobody else is touched by it. */
import type { PatronTier, UnknownTier } from '../core/patrons/grant-of.ts';
import { grantOf } from '../core/patrons/grant-of.ts';
import type { GrantChange } from '../core/patrons/grant.ts';
import type { SourceMember } from '../core/patrons/source-member.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronStore } from '../ports/patrons.ts';

export interface AppliedMember {
  readonly change: GrantChange;
  /** Paid for, and not in the config: nothing was granted for it. */
  readonly unknownTier: UnknownTier | undefined;
}

/**
 * By the rules of `syncPatrons`. Told twice, or after something newer, it changes nothing; of whom
 * the source knows no more, `standing: 'ended'` is told.
 */
export async function applyMember(
  ports: {
    readonly patrons: Pick<PatronStore, 'applyGrant'>;
    readonly clock: Pick<Clock, 'now'>;
  },
  told: {
    readonly source: string;
    readonly tiers: readonly PatronTier[];
    readonly graceDays: number;
  },
  member: SourceMember,
): Promise<AppliedMember> {
  const { grant, unknownTier } = grantOf(member, { ...told, now: ports.clock.now() });
  return { change: await ports.patrons.applyGrant(told.source, grant), unknownTier };
}
