/** SendGrid's Signed Event Webhook: ECDSA on P-256 with SHA-256, over a timestamp and the raw body. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { WebhookRequest, WebhookVerdict } from '../../core/events/webhook.ts';
import type { WebhookVerifier } from '../../ports/events.ts';

const SIGNATURE_HEADER = 'X-Twilio-Email-Event-Webhook-Signature';
const TIMESTAMP_HEADER = 'X-Twilio-Email-Event-Webhook-Timestamp';

const HOUR_MS = 60 * 60 * 1000;
/**
 * SendGrid tells an event again for 24 hours, and does not say whether it signs anew each time. A
 * narrow window could therefore lose all that happened while this server was away, complaints
 * among it; a wide one costs nothing, because an event that is repeated changes nothing.
 */
const MOST_PAST_MS = 25 * HOUR_MS;
/** How far this machine's clock may be behind. */
const MOST_FUTURE_MS = HOUR_MS / 6;

/** A DER signature on P-256 has at most 72 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{8,128}={0,2}$/;
const SECONDS = /^\d{1,12}$/;

/**
 * `publicKey` is base64 of DER, as SendGrid shows it, or PEM. A public key verifies, so there is
 * no secret whose comparison could leak by its time. Throws `webhook-key-malformed`.
 */
export function createWebhookVerifier(publicKey: string): WebhookVerifier {
  const key = readKey(publicKey);
  return {
    verify(request, now) {
      return judge(request, key, now);
    },
  };
}

function judge({ headers, body }: WebhookRequest, key: KeyObject, now: Date): WebhookVerdict {
  const signature = headers.get(SIGNATURE_HEADER);
  const timestamp = headers.get(TIMESTAMP_HEADER);
  if (signature === null || timestamp === null) return 'unsigned';
  if (!SIGNATURE.test(signature) || !SECONDS.test(timestamp)) return 'forged';
  if (body === undefined) return 'unread';
  const signed = Buffer.concat([Buffer.from(timestamp, 'ascii'), body]);
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64'))) return 'forged';
  const age = now.getTime() - Number(timestamp) * 1000;
  return age > MOST_PAST_MS || age < -MOST_FUTURE_MS ? 'stale' : 'genuine';
}

function readKey(text: string): KeyObject {
  const base64 = text.replaceAll(/-----(?:BEGIN|END) PUBLIC KEY-----|\s/g, '');
  try {
    const key = createPublicKey({
      key: Buffer.from(base64, 'base64'),
      format: 'der',
      type: 'spki',
    });
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // Whatever is wrong with it, the remedy is the same.
  }
  throw new Failure(
    'configuration',
    'webhook-key-malformed',
    'SENDGRID_WEBHOOK_KEY is no public key on the curve P-256.',
    'Copy it again from SendGrid: Settings, Mail Settings, Event Webhooks, Security features.',
  );
}
