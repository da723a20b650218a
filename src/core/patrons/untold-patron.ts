/** A patron who has not been mailed their personal link yet. */
import type { Address } from '../audience/address.ts';

export interface UntoldPatron {
  readonly patronId: string;
  readonly address: Address;
  /** Of the link that is to be mailed. */
  readonly generation: number;
  /** Theirs at the address, where there is one: the way out of their mails is its own. */
  readonly subscriberId: string | undefined;
  /** Nothing may be mailed to the address. */
  readonly isSuppressed: boolean;
}
