/** Resend's webhooks are Standard Webhooks, sent by Svix: HMAC-SHA256 over an id, a time and the raw body. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { WebhookRequest, WebhookVerdict } from '../../core/events/webhook.ts';
import type { WebhookVerifier } from '../../ports/events.ts';

/** Svix uses names of its own beside those of the standard. */
const HEADER_PREFIXES = ['svix-', 'webhook-'] as const;

/**
 * The standard's own: each attempt at telling an event is signed anew with its time, so that an
 * outage of days loses nothing.
 */
const TOLERANCE_MS = 5 * 60 * 1000;

/** Without a full stop, which parts the id from the time that is signed with it. */
const ID = /^[\w-]{1,200}$/;
const SECONDS = /^\d{1,12}$/;
const SIGNATURE_BYTES = 32;
/** One for each secret while secrets change; more are not looked at. */
const MOST_SIGNATURES = 10;
/** The standard wants 24 bytes; Svix's own example has 18. */
const SECRET = /^whsec_([A-Za-z0-9+/]{22,120}={0,2})$/;

/**
 * `secret` is `whsec_` and 16 bytes or more in base64, as Resend shows it. Throws
 * `webhook-key-malformed`.
 *
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function createResendVerifier(secret: string): WebhookVerifier {
  const key = readSecret(secret);
  return {
    verify(request, now) {
      return judge(request, key, now);
    },
  };
}

function judge(request: WebhookRequest, key: KeyObject, now: Date): WebhookVerdict {
  const given = signedParts(request.headers);
  if (given === undefined) return 'unsigned';
  const { id, timestamp, signatures } = given;
  const candidates = signatures.split(' ').slice(0, MOST_SIGNATURES).flatMap(signatureBytes);
  if (!ID.test(id) || !SECONDS.test(timestamp) || candidates.length === 0) return 'forged';
  if (request.body === undefined) return 'unread';
  const expected = createHmac('sha256', key)
    .update(`${id}.${timestamp}.`)
    .update(request.body)
    .digest();
  if (!candidates.some((each) => timingSafeEqual(each, expected))) return 'forged';
  const age = now.getTime() - Number(timestamp) * 1000;
  return Math.abs(age) > TOLERANCE_MS ? 'stale' : 'genuine';
}

function signedParts(
  headers: WebhookRequest['headers'],
): Readonly<Record<'id' | 'timestamp' | 'signatures', string>> | undefined {
  for (const prefix of HEADER_PREFIXES) {
    const id = headers.get(`${prefix}id`);
    const timestamp = headers.get(`${prefix}timestamp`);
    const signatures = headers.get(`${prefix}signature`);
    if (id !== null && timestamp !== null && signatures !== null)
      return { id, timestamp, signatures };
  }
  return undefined;
}

/** Of version 1 alone: others have keys of another kind. */
function signatureBytes(signature: string): Buffer[] {
  if (!/^v1,[A-Za-z0-9+/]{43}=$/.test(signature)) return [];
  const bytes = Buffer.from(signature.slice('v1,'.length), 'base64');
  return bytes.length === SIGNATURE_BYTES ? [bytes] : [];
}

function readSecret(secret: string): KeyObject {
  const [, base64] = SECRET.exec(secret.trim()) ?? [];
  if (base64 !== undefined) return createSecretKey(Buffer.from(base64, 'base64'));
  throw new Failure(
    'configuration',
    'webhook-key-malformed',
    'RESEND_WEBHOOK_SECRET is no signing secret of a webhook, which begins with whsec_.',
    'Copy it again from Resend: Webhooks, your webhook, Signing Secret.',
  );
}
