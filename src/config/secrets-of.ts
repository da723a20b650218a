/** The secrets that the environment holds, for the gate: none of them may stand in anything public. */
import type { GuardedKey } from '../core/gate/guarded.ts';
import type { Environment } from './environment.ts';

/** A shorter one could stand somewhere by chance, and is too short for a secret anyway. */
const LEAST_LENGTH = 12;

/** Each under the name of its variable. Of addresses with a password, the password. */
export function secretsOf(environment: Environment): GuardedKey[] {
  const { patrons, webhookKeys } = environment;
  const named: Readonly<Record<string, string | undefined>> = {
    SENDGRID_API_KEY: environment.sendgrid?.apiKey,
    SMTP_URL: passwordOf(environment.smtp?.url),
    DKIM_PRIVATE_KEY: middleOf(environment.dkimPrivateKey),
    RESEND_API_KEY: environment.resend?.apiKey,
    POSTMARK_SERVER_TOKEN: environment.postmark?.apiKey,
    POSTMARK_WEBHOOK_CREDENTIALS: webhookKeys.postmark,
    RESEND_WEBHOOK_SECRET: webhookKeys.resend,
    INBOX_TOKEN: environment.inboxToken,
    EXTRAS_KEY: environment.extrasKey,
    EXTRAS_IDENTITY: environment.extrasIdentity,
    PATREON_ACCESS_TOKEN: patrons.patreon.token,
    PATREON_REFRESH_TOKEN: patrons.patreon.refreshToken,
    PATREON_CLIENT_SECRET: patrons.patreon.clientSecret,
    PATREON_WEBHOOK_SECRET: patrons.patreon.webhookSecret,
    GITHUB_SPONSORS_TOKEN: patrons.githubSponsors.token,
    GITHUB_SPONSORS_WEBHOOK_SECRET: patrons.githubSponsors.webhookSecret,
    GITHUB_CLIENT_SECRET: patrons.githubSponsors.clientSecret,
    KOFI_VERIFICATION_TOKEN: patrons.koFi.verificationToken,
    BUYMEACOFFEE_WEBHOOK_SECRET: patrons.buyMeACoffee.webhookSecret,
    STRIPE_API_KEY: patrons.stripe.token,
    STRIPE_WEBHOOK_SECRET: patrons.stripe.webhookSecret,
    OPENCOLLECTIVE_TOKEN: patrons.openCollective.token,
    DATABASE_URL: passwordOf(environment.databaseUrl),
  };
  return Object.entries(named).flatMap(([name, secret = '']) => {
    const text = secret.trim();
    if (text.length < LEAST_LENGTH) return [];
    return [{ name, tier: undefined, bytes: new TextEncoder().encode(text) }];
  });
}

function passwordOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : URL.parse(url)?.password;
}

/** A line in the middle of a PEM, for the first ones of all keys are alike; undefined for a path. */
function middleOf(pem: string | undefined): string | undefined {
  const lines = pem?.split('\n').filter((line) => /^[A-Za-z0-9+/=]{12,}\s*$/.test(line)) ?? [];
  return pem?.includes('-----BEGIN') === true ? lines[Math.floor(lines.length / 2)] : undefined;
}
