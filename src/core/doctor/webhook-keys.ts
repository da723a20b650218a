/** By which key each provider's webhook is known, one line a provider. */
import type { TransportId } from './providers.ts';

export interface WebhookKey {
  readonly transport: TransportId;
  /** The environment variable. */
  readonly variable: string;
  readonly shape: RegExp;
  readonly like: string;
}

export const webhookKeys: readonly WebhookKey[] = [
  {
    transport: 'sendgrid',
    variable: 'SENDGRID_WEBHOOK_KEY',
    // A P-256 key as SubjectPublicKeyInfo has 91 bytes.
    shape: /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/,
    like: 'MFkwEwYH…, 124 characters long',
  },
  {
    transport: 'postmark',
    variable: 'POSTMARK_WEBHOOK_CREDENTIALS',
    shape: /^[^:\s]+:\S{12,}$/,
    like: 'user:password, with a password of 12 characters or more',
  },
  {
    transport: 'resend',
    variable: 'RESEND_WEBHOOK_SECRET',
    shape: /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/,
    like: 'whsec_…',
  },
];
