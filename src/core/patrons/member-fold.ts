/** Members of a source as they come: what it said last of one counts, and then the higher tier. */
import { tierLadder } from '../audience/tier.ts';
import { grantOf, type GrantTerms, type MemberGrant, type UnknownTier } from './grant-of.ts';
import type { StatedGrant } from './grant.ts';
import type { SourceMember } from './source-member.ts';

/** Members as they come, each kept once. */
export class MemberFold {
  readonly #terms: GrantTerms;
  readonly #ladder: readonly string[];
  readonly #kept = new Map<string, MemberGrant>();

  constructor(terms: GrantTerms) {
    this.#terms = terms;
    this.#ladder = tierLadder(terms.tiers);
  }

  take(member: SourceMember): MemberGrant {
    const read = grantOf(member, this.#terms);
    const before = this.#kept.get(member.id);
    if (before === undefined || this.#outweighs(read.grant, before.grant)) {
      this.#kept.set(member.id, read);
    }
    return read;
  }

  /** Everybody once, as told now: what a list says of different times is one statement. */
  grants(): StatedGrant[] {
    const { now: toldAt } = this.#terms;
    return [...this.#kept.values()].map(({ grant }) => ({ ...grant, toldAt }));
  }

  has(memberId: string): boolean {
    return this.#kept.has(memberId);
  }

  /** What sources call tiers that the config does not have, the most frequent first. */
  unknownTiers(): UnknownTierCount[] {
    const unknown = [...this.#kept.values()].flatMap(({ unknownTier }) => unknownTier ?? []);
    const byTitle = Map.groupBy(unknown, ({ title }) => title);
    return [...byTitle]
      .map(([title, members]) => ({ title, members: members.length }))
      .toSorted((one, other) => other.members - one.members);
  }

  #outweighs(grant: StatedGrant, before: StatedGrant): boolean {
    const later = grant.toldAt.getTime() - before.toldAt.getTime();
    if (later !== 0) return later > 0;
    return this.#rankOf(grant) > this.#rankOf(before);
  }

  #rankOf({ tier, state }: StatedGrant): number {
    return state === 'ended' || tier === undefined ? -1 : this.#ladder.indexOf(tier);
  }
}

export interface UnknownTierCount extends UnknownTier {
  readonly members: number;
}
