/** What of the newsletter's configuration a web edition shows. */
import type { Tier } from '../../audience/tier.ts';

export interface WebSettings {
  /** The archive's origin, without a trailing slash. */
  readonly url: string;
  readonly language: string;
  readonly tiers: readonly (Tier & { readonly benefits?: readonly string[] | undefined })[];
  readonly support?: SupportCall | undefined;
  /** Served extras are opened by logging in at the server. */
  readonly extras?: { readonly access: 'sealed' | 'served' | 'mail' } | undefined;
  /** Where the server is, if not at the archive's own address. */
  readonly server?: { readonly url?: string | undefined } | undefined;
}

export interface SupportCall {
  readonly url: string;
  readonly pitch: string;
  readonly call: string;
  readonly benefits: readonly string[];
}
