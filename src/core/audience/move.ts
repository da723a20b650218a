/** A subscription that goes on at another address. */
import type { Address } from './address.ts';

export type MoveOutcome =
  /** To `former` nothing more is mailed. */
  | { readonly state: 'moved'; readonly former: Address }
  /** It is there already. */
  | { readonly state: 'already' }
  /** The person has left since they asked, or the new address has. */
  | { readonly state: 'refused' };
