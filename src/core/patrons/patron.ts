/** A person who supports the newsletter, whichever sources know of it. */
import type { Address } from '../audience/address.ts';

export interface Patron {
  readonly id: string;
  /** Where extras go; undefined while no source has told it. */
  readonly address: Address | undefined;
  readonly name: string | undefined;
  /** Of their personal link: one of before opens nothing more. */
  readonly generation: number;
}
