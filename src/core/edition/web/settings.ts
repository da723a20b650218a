/** What of the newsletter's configuration a web edition shows. */
import type { Tier } from '../../audience/tier.ts';

export interface WebSettings {
  /** The archive's origin, without a trailing slash. */
  readonly url: string;
  readonly language: string;
  readonly tiers: readonly (Tier & { readonly benefits?: readonly string[] | undefined })[];
  readonly support?: SupportCall | undefined;
}

export interface SupportCall {
  readonly url: string;
  readonly pitch: string;
  readonly call: string;
  readonly benefits: readonly string[];
}
