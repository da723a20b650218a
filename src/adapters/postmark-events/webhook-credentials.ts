/** Postmark's webhooks prove themselves by a user and a password in their address (RFC 7617), and sign nothing. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { WebhookRequest, WebhookVerdict } from '../../core/events/webhook.ts';
import type { WebhookVerifier } from '../../ports/events.ts';

/** Neither control characters nor a colon in the user (RFC 7617, 2). */
const CREDENTIALS = /^[^\p{Cc}:]{1,100}:\P{Cc}{16,200}$/u;
const AUTHORIZATION = /^basic +([A-Za-z0-9+/]{1,1200}={0,2})$/i;

/**
 * `credentials` is `user:password`, the password of 16 characters at least. Nothing dates a request,
 * so none is ever stale: whoever can repeat one has read the password as well. Throws
 * `webhook-key-malformed`.
 */
export function createPostmarkVerifier(credentials: string): WebhookVerifier {
  if (!CREDENTIALS.test(credentials)) {
    throw new Failure(
      'configuration',
      'webhook-key-malformed',
      'POSTMARK_WEBHOOK_CREDENTIALS is no user and password of at least 16 characters, with a colon between them.',
      'Make a password with: openssl rand -hex 24',
    );
  }
  const expected = digest(Buffer.from(credentials, 'utf8'));
  return { verify: (request) => judge(request, expected) };
}

function judge({ headers }: WebhookRequest, expected: Buffer): WebhookVerdict {
  const authorization = headers.get('Authorization');
  if (authorization === null) return 'unsigned';
  const [, base64] = AUTHORIZATION.exec(authorization) ?? [];
  if (base64 === undefined) return 'forged';
  return timingSafeEqual(digest(Buffer.from(base64, 'base64')), expected) ? 'genuine' : 'forged';
}

/** Of one length, so that the comparison does not tell how long the password is. */
function digest(text: Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}
