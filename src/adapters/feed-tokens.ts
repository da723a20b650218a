/** The secret parts of private feeds' addresses, and how one is held against a stored hash. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FeedTokens } from '../ports/tokens.ts';

const SELECTOR_BYTES = 12;
/** base64url of 12 and of 16 bytes, without padding. */
const TOKEN = /^([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22})$/;
/** Of nothing that anybody could send. */
const NO_HASH = '0'.repeat(64);

/** `verifierOf` is a keyed hash of 128 bits, so that a patron can be shown their address again. */
export function feedTokens(verifierOf: (selector: string) => string): FeedTokens {
  const tokenOf = (selector: string): string => `${selector}.${verifierOf(selector)}`;
  return {
    create() {
      const selector = randomBytes(SELECTOR_BYTES).toString('base64url');
      return { selector, verifierHash: hash('sha256', verifierOf(selector)) };
    },
    tokenOf,
    selectorOf: (token) => TOKEN.exec(token)?.[1],
    matches(token, verifierHash) {
      const given = hash('sha256', TOKEN.exec(token)?.[2] ?? '', 'buffer');
      return timingSafeEqual(given, Buffer.from(verifierHash ?? NO_HASH, 'hex'));
    },
  };
}
