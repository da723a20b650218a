/** A request that claims to come from a provider, and what is kept of one that does. */

export const webhookProviders = ['sendgrid', 'postmark', 'resend'] as const;
export type WebhookProvider = (typeof webhookProviders)[number];

export interface WebhookRequest {
  readonly headers: { get(name: string): string | null };
  /**
   * As received: a signature covers every byte, the last line break included. Left out, the headers
   * alone are judged, so that a request without a chance is refused before its body is read.
   */
  readonly body?: Uint8Array;
}

/**
 * `stale` has a true signature of a time that is too far away; `unread` may be genuine, which only
 * its body tells.
 */
export type WebhookVerdict = 'genuine' | 'unsigned' | 'forged' | 'stale' | 'unread';

/** A proven request that waits to be recorded. */
export interface TakenWebhook {
  readonly provider: WebhookProvider;
  /** JSON text, unchanged. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}
