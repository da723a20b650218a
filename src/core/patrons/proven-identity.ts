/** Who somebody is, as another service where they have logged in tells. */
import type { Address } from '../audience/address.ts';
import type { PatronSourceName } from './patron-news.ts';

export interface ProvenIdentity {
  /** As whom sources of patrons may know them. */
  readonly members: readonly { readonly source: PatronSourceName; readonly member: string }[];
  /** undefined unless the service has had it confirmed. */
  readonly address: Address | undefined;
}
