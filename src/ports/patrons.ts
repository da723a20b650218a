/** Patrons as they are stored: what they hold, what their keys open, who knows the link. */
import type { Address } from '../core/audience/address.ts';
import type { EpochPolicy, PatronEpoch } from '../core/patrons/epochs.ts';
import type { GrantChange, GrantCounts, StatedGrant } from '../core/patrons/grant.ts';
import type { UntoldPatron } from '../core/patrons/untold-patron.ts';
import type { PatronEntry } from '../core/patrons/patron-book.ts';

/** Patrons, each once, with what all sources grant them; every call that writes is one transaction. */
export interface PatronStore {
  /** What `replaceGrants` would do now; changes nothing. */
  compareGrants(source: string, all: readonly StatedGrant[], toldAt: Date): Promise<GrantCounts>;
  /**
   * Makes `all` the whole of what a source grants, as it said when it was asked at `toldAt`; changes
   * nothing when more members than `mostGone` would go.
   */
  replaceGrants(
    source: string,
    all: readonly StatedGrant[],
    options: { readonly toldAt: Date; readonly mostGone?: number | undefined },
  ): Promise<ReplaceOutcome>;
  /** What a source says of one member. */
  applyGrant(source: string, stated: StatedGrant): Promise<GrantChange>;
  /** Tells the address of a member whose source does not; false when there is no such member. */
  claim(source: string, member: string, address: Address): Promise<boolean>;
  /** The personal link of before opens nothing more; undefined when nobody is at the address. */
  rotate(address: Address): Promise<number | undefined>;
  find(who: PatronKey): Promise<PatronEntry | undefined>;
  /** Everybody whom any source has ever granted anything, in the order of their ids. */
  list(): AsyncIterable<PatronEntry>;
  /** Whoever has left has no epochs, or those that the policy leaves them. */
  ringHolders(policy: EpochPolicy): AsyncIterable<RingHolding>;
}

export type PatronKey =
  | { readonly address: Address }
  | { readonly id: string }
  | { readonly source: string; readonly member: string };

export interface ReplaceOutcome extends GrantCounts {
  /** False when too many would have gone. */
  readonly isDone: boolean;
  /** Whom the source grants something now, and who get no mail because they are no subscribers. */
  readonly withoutSubscription: number;
}

/** What the keys of one patron open. */
export interface RingHolding {
  readonly patronId: string;
  readonly generation: number;
  readonly epochs: readonly PatronEpoch[];
}

/** Which patrons have been mailed their personal link. */
export interface PersonalLinks {
  /** Those who hold a tier and have not had the link of now, or of them one alone. */
  untold(patronId?: string): AsyncIterable<UntoldPatron>;
  told(patron: Pick<UntoldPatron, 'patronId' | 'generation'>): Promise<void>;
}
