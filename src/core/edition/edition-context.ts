/** What an edition says about the newsletter it belongs to; the config has all of it. */
import type { Tier } from '../audience/tier.ts';
import type { LinkParameters } from './link-address.ts';
import type { Theme } from './theme.ts';

/** The part of the configuration that mails show. */
export interface MailIdentity {
  readonly title: string;
  /** The archive's origin, without a trailing slash. */
  readonly url: string;
  readonly language: string;
  readonly author: {
    readonly name: string;
    readonly bio?: string | undefined;
    readonly url?: string | undefined;
    readonly profiles: readonly { readonly name: string; readonly url: string }[];
  };
  readonly postalAddress: string;
  readonly tiers: readonly Tier[];
  readonly support?:
    | {
        readonly url: string;
        readonly pitch: string;
        readonly call: string;
        readonly benefits: readonly string[];
      }
    | undefined;
  readonly theme: Theme;
}

export interface EditionContext {
  readonly config: MailIdentity;
  /** The whole address in the archive. */
  readonly webAddress: string;
  /** The origin that answers `/u/<token>`, without a trailing slash. */
  readonly serverUrl: string;
  /** A line above the issue, for those who get it by itself. */
  readonly greeting?: string | undefined;
  /** Whole addresses that open an extra in the archive, by its id; they go out as they are. */
  readonly unlockLinks?: ReadonlyMap<string, string> | undefined;
  /** Added to links; none when absent. */
  readonly linkParameters?: LinkParameters | undefined;
}
