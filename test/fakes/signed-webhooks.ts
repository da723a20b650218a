/** Requests as the providers' webhooks make them, signed by keys of our own. */
import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { webhookVerifiers } from '../../src/adapters/webhook-verifiers.ts';
import type { WebhookProvider } from '../../src/core/events/webhook.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const resendSecret = randomBytes(24);
const credentials = `postmark:${randomBytes(24).toString('hex')}`;

/** What the environment holds of each. */
export const webhookKeys = {
  sendgrid: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  postmark: credentials,
  resend: `whsec_${resendSecret.toString('base64')}`,
} as const;

export const signedVerifiers = webhookVerifiers(webhookKeys);

/** The headers that prove a body, as of a time. */
export function proofOf(
  provider: WebhookProvider,
  body: string,
  at: Date,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  switch (provider) {
    case 'sendgrid':
      return {
        'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
        'X-Twilio-Email-Event-Webhook-Signature': sign(
          'sha256',
          Buffer.from(timestamp + body),
          privateKey,
        ).toString('base64'),
      };
    case 'postmark':
      return { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
    case 'resend': {
      const id = `msg_${randomBytes(8).toString('hex')}`;
      const hash = createHmac('sha256', resendSecret).update(`${id}.${timestamp}.${body}`);
      return {
        'svix-id': id,
        'svix-timestamp': timestamp,
        'svix-signature': `v1,${hash.digest('base64')}`,
      };
    }
  }
}
