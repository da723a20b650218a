/** Secrets that are good for a while; only their hashes are kept, and those in memory alone. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits. */
const SECRET_BYTES = 32;
/** base64url of so many bytes. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

export interface BriefSecret {
  readonly hash: Buffer;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** `text` is for one person; it is not kept. */
export function briefSecret(
  now: Date,
  forMs: number,
): { readonly text: string; readonly secret: BriefSecret } {
  const text = randomBytes(SECRET_BYTES).toString('base64url');
  return { text, secret: { hash: hashOf(text), until: now.getTime() + forMs } };
}

/** How long it takes tells nothing about the secret. */
export function isSecret(text: string, secret: BriefSecret, now: Date): boolean {
  if (!SECRET.test(text)) return false;
  return timingSafeEqual(hashOf(text), secret.hash) && now.getTime() < secret.until;
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
