/** A webhook's signature in hex over the raw body, by a secret that both sides know (RFC 2104). */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import type { WebhookRequest, WebhookVerdict } from '../core/events/webhook.ts';

export interface SignedBodies {
  readonly algorithm: 'md5' | 'sha256';
  readonly header: string;
  /** Stands before the hex digits. */
  readonly prefix?: string;
}

const HEX_DIGITS = { md5: 32, sha256: 64 } as const;

/** Nothing dates such a request, so a genuine one may be repeated: what it tells must bear that. */
export function judgeBody(
  { headers, body }: WebhookRequest,
  key: KeyObject,
  { algorithm, header, prefix = '' }: SignedBodies,
): WebhookVerdict {
  const given = headers.get(header);
  if (given === null) return 'unsigned';
  const hex = given.startsWith(prefix) ? given.slice(prefix.length) : '';
  if (hex.length !== HEX_DIGITS[algorithm] || !/^[0-9a-f]+$/i.test(hex)) return 'forged';
  if (body === undefined) return 'unread';
  const expected = createHmac(algorithm, key).update(body).digest();
  return timingSafeEqual(Buffer.from(hex, 'hex'), expected) ? 'genuine' : 'forged';
}

/** At least 8 characters, so that an empty or a cut-off one signs nothing. Throws `webhook-key-malformed`. */
export function webhookSecret(secret: string, variable: string, where: string): KeyObject {
  const trimmed = secret.trim();
  if (/^\P{Cc}{8,500}$/u.test(trimmed)) return createSecretKey(Buffer.from(trimmed, 'utf8'));
  throw new Failure(
    'configuration',
    'webhook-key-malformed',
    `${variable} is shorter than 8 characters, or holds a line break.`,
    `Copy it again from ${where}.`,
  );
}
