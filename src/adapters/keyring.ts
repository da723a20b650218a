/** What is derived from the newsletter's secret: address hashes, seals and tokens. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { FeedTokens, Sealer, UnsubscribeTokens } from '../ports/tokens.ts';
import { feedTokens } from './feed-tokens.ts';

export interface Keyring {
  /** HMAC-SHA256 of an address key, in hex: tells addresses apart without keeping them. */
  addressHash(addressKey: string): string;
  /** Tells events apart: 52 bits of an HMAC-SHA256 as a number, for the store keeps very many. */
  eventHash(identity: string): number;
  readonly tokens: UnsubscribeTokens;
  readonly feedTokens: FeedTokens;
  readonly sealer: Sealer;
  /** Tells secrets apart, and says nothing about them. */
  readonly fingerprint: string;
}

export const SECRET_BYTES = 32;
const UUID_BYTES = 16;
/** 128 bits: what a forger would have to guess over the network. */
const SEAL_BYTES = 16;
/** base64url of the 32 bytes, without padding. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `secret` has at least 32 bytes; each use hashes under a label of its own. */
export function openKeyring(secret: Uint8Array): Keyring {
  if (secret.length < SECRET_BYTES) {
    throw new RangeError(`A secret has at least ${SECRET_BYTES} bytes, not ${secret.length}.`);
  }
  // Made once: of plain bytes each call would make a key anew, which takes five times as long.
  const key = createSecretKey(secret);
  const keyed = (label: string, data: string | Uint8Array): Buffer =>
    createHmac('sha256', key).update(`roundup/${label}/1\0`).update(data).digest();
  return {
    // The same as `keyed`, in one piece and twice as quick: an import does it for every row.
    addressHash: (addressKey) =>
      createHmac('sha256', key).update(`roundup/address/1\0${addressKey}`).digest('hex'),
    eventHash: (identity) => {
      const hash = keyed('event', identity);
      return hash.readUIntBE(0, 6) * 16 + (hash.readUInt8(6) >> 4);
    },
    fingerprint: keyed('fingerprint', '').toString('hex'),
    sealer: {
      seal: (purpose, text) =>
        keyed(`seal/${purpose}`, text).subarray(0, SEAL_BYTES).toString('base64url'),
    },
    feedTokens: feedTokens((selector) =>
      keyed('seal/feed', selector).subarray(0, SEAL_BYTES).toString('base64url'),
    ),
    tokens: unsubscribeTokens((id) => keyed('unsubscribe', id).subarray(0, SEAL_BYTES)),
  };
}

/** A token is base64url(the id's 16 bytes ‖ 16 bytes that only this secret makes of them). */
function unsubscribeTokens(seal: (id: Uint8Array) => Buffer): UnsubscribeTokens {
  return {
    issue(subscriberId) {
      if (!UUID.test(subscriberId)) throw new TypeError('A subscriber id is a lower-case UUID.');
      const id = Buffer.from(subscriberId.replaceAll('-', ''), 'hex');
      return Buffer.concat([id, seal(id)]).toString('base64url');
    },
    verify(token) {
      if (!TOKEN.test(token)) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      // The last character has two spare bits: only one spelling of a token is valid.
      if (bytes.toString('base64url') !== token) return undefined;
      const id = bytes.subarray(0, UUID_BYTES);
      if (!timingSafeEqual(bytes.subarray(UUID_BYTES), seal(id))) return undefined;
      return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
