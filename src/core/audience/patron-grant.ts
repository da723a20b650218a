/** What a source grants a patron. */
import type { Address } from './address.ts';

export interface PatronGrant {
  readonly address: Address;
  readonly name: string | undefined;
  readonly tier: string;
}
