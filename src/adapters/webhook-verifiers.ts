/** What tells whether a webhook's request is genuine, for each provider that is set up. */
import type { WebhookProvider } from '../core/events/webhook.ts';
import type { WebhookKeys } from '../config/environment.ts';
import type { WebhookVerifier } from '../ports/events.ts';
import { createPostmarkVerifier } from './postmark-events/webhook-credentials.ts';
import { createResendVerifier } from './resend-events/webhook-signature.ts';
import { createWebhookVerifier } from './sendgrid-events/webhook-signature.ts';

export type WebhookVerifiers = Readonly<Partial<Record<WebhookProvider, WebhookVerifier>>>;

/** A provider without a key has no verifier, and nothing is taken from it. Throws `webhook-key-malformed`. */
export function webhookVerifiers({ sendgrid, postmark, resend }: WebhookKeys): WebhookVerifiers {
  return {
    ...(sendgrid === undefined ? {} : { sendgrid: createWebhookVerifier(sendgrid) }),
    ...(postmark === undefined ? {} : { postmark: createPostmarkVerifier(postmark) }),
    ...(resend === undefined ? {} : { resend: createResendVerifier(resend) }),
  };
}
