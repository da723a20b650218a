/** Random tokens for confirmation mails, and the hashes under which the store keeps them. */
import { createHash, randomBytes } from 'node:crypto';
import type { ConfirmationTokens } from '../ports/tokens.ts';

/** 256 bits, so that a plain hash is enough: nobody can try them all. */
const TOKEN_BYTES = 32;
/** base64url of 32 bytes, without padding. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export function confirmationTokens(): ConfirmationTokens {
  return {
    create() {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      return { token, hash: sha256(token) };
    },
    hash: (token) => (TOKEN.test(token) ? sha256(token) : undefined),
  };
}

function sha256(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
