/** By which key each provider's webhook is known, one line a provider. */
type WebhookProvider = 'sendgrid' | 'postmark' | 'resend';

/** What proves that a webhook's request comes from the provider. */
export type WebhookSecrets = Readonly<Record<WebhookProvider, string | undefined>>;

interface WebhookKey {
  readonly transport: WebhookProvider;
  /** The environment variable. */
  readonly variable: string;
  readonly shape: RegExp;
  readonly like: string;
}

export const webhookKeys: readonly WebhookKey[] = [
  {
    transport: 'sendgrid',
    variable: 'SENDGRID_WEBHOOK_KEY',
    // SubjectPublicKeyInfo of a P-256 key, which always begins alike; or the same as a PEM.
    shape:
      /^(?:-----BEGIN PUBLIC KEY-----\s|MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$)/,
    like: 'MFkwEwYH…, 124 characters long',
  },
  {
    transport: 'postmark',
    variable: 'POSTMARK_WEBHOOK_CREDENTIALS',
    shape: /^[^:\s]+:\S{16,}$/,
    like: 'user:password, with a password of 16 characters or more',
  },
  {
    transport: 'resend',
    variable: 'RESEND_WEBHOOK_SECRET',
    shape: /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/,
    like: 'whsec_…',
  },
];
