/** A fact that was looked for: found, not to be had, or not asked for at all. */
import type { FailureKind } from '../failure.ts';

export type Looked<T> =
  | { readonly value: T }
  /** It was asked for in vain; `remedy` is there when a person can do something about it. */
  | {
      readonly failed: string;
      readonly remedy?: string | undefined;
      readonly kind?: FailureKind | undefined;
    }
  | { readonly skipped: string };

/** What the DNS says of one name and type. A name that is not there has no records. */
export type DnsAnswer<T> = { readonly records: readonly T[] } | { readonly failed: string };

export interface MailExchange {
  /** Empty for the root, by which a domain says that it takes no mail (RFC 7505). */
  readonly exchange: string;
  readonly priority: number;
}
