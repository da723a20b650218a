/** What the environment holds of the places that patrons come from. */
import type { z } from 'zod';
import { optionalAddress, optionalText } from './optional-variables.ts';

export const patronVariables = {
  /** Set, members of the campaign at Patreon are patrons. */
  PATREON_ACCESS_TOKEN: optionalText,
  /** These three renew the access token, which ends after a month. */
  PATREON_REFRESH_TOKEN: optionalText,
  PATREON_CLIENT_ID: optionalText,
  PATREON_CLIENT_SECRET: optionalText,
  /** Set, what Patreon's webhook tells is looked into. */
  PATREON_WEBHOOK_SECRET: optionalText,
  PATREON_API_URL: optionalAddress,
  /** Set, sponsors at GitHub are patrons. */
  GITHUB_SPONSORS_TOKEN: optionalText,
  GITHUB_SPONSORS_WEBHOOK_SECRET: optionalText,
  GITHUB_API_URL: optionalAddress,
  /** Lets patrons sign in by GitHub. */
  GITHUB_CLIENT_ID: optionalText,
  GITHUB_CLIENT_SECRET: optionalText,
  /** Set, whoever pays for a subscription at Ko-fi is a patron. */
  KOFI_VERIFICATION_TOKEN: optionalText,
  /** Set, members at Buy Me a Coffee are patrons. */
  BUYMEACOFFEE_WEBHOOK_SECRET: optionalText,
  /** Set, subscriptions at Stripe are read. */
  STRIPE_API_KEY: optionalText,
  STRIPE_WEBHOOK_SECRET: optionalText,
  STRIPE_API_URL: optionalAddress,
  /** Set, recurring contributions at Open Collective are read, with their addresses. */
  OPENCOLLECTIVE_TOKEN: optionalText,
  OPENCOLLECTIVE_API_URL: optionalAddress,
};

type Values = z.output<z.ZodObject<typeof patronVariables>>;

interface SourceKey {
  readonly token: string | undefined;
  /** The source's own when undefined. */
  readonly baseUrl: string | undefined;
}

interface OAuthClient {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** The keys of each source; undefined where one is not set. */
export interface PatronKeys {
  readonly patreon: SourceKey &
    OAuthClient & {
      readonly refreshToken: string | undefined;
      readonly webhookSecret: string | undefined;
    };
  readonly githubSponsors: SourceKey & OAuthClient & { readonly webhookSecret: string | undefined };
  readonly koFi: { readonly verificationToken: string | undefined };
  readonly buyMeACoffee: { readonly webhookSecret: string | undefined };
  readonly stripe: SourceKey & { readonly webhookSecret: string | undefined };
  readonly openCollective: SourceKey;
}

export function patronKeys(values: Values): PatronKeys {
  return {
    patreon: {
      token: values.PATREON_ACCESS_TOKEN,
      refreshToken: values.PATREON_REFRESH_TOKEN,
      clientId: values.PATREON_CLIENT_ID,
      clientSecret: values.PATREON_CLIENT_SECRET,
      webhookSecret: values.PATREON_WEBHOOK_SECRET,
      baseUrl: values.PATREON_API_URL,
    },
    githubSponsors: {
      token: values.GITHUB_SPONSORS_TOKEN,
      clientId: values.GITHUB_CLIENT_ID,
      clientSecret: values.GITHUB_CLIENT_SECRET,
      webhookSecret: values.GITHUB_SPONSORS_WEBHOOK_SECRET,
      baseUrl: values.GITHUB_API_URL,
    },
    koFi: { verificationToken: values.KOFI_VERIFICATION_TOKEN },
    buyMeACoffee: { webhookSecret: values.BUYMEACOFFEE_WEBHOOK_SECRET },
    stripe: {
      token: values.STRIPE_API_KEY,
      webhookSecret: values.STRIPE_WEBHOOK_SECRET,
      baseUrl: values.STRIPE_API_URL,
    },
    openCollective: {
      token: values.OPENCOLLECTIVE_TOKEN,
      baseUrl: values.OPENCOLLECTIVE_API_URL,
    },
  };
}
